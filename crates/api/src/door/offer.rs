//! A new recovery code on its way to paper: made, shown, typed back in part, and only then put to
//! use. So there is no vault with a code that nobody has.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use super::{RecoveryCode, keep_recovery, new_recovery};
use crate::{ApiError, Code};

/// How many groups a code has.
const GROUPS: u8 = 9;

/// The one recovery code that a host offers at a time. It is wiped when it is withdrawn, replaced or
/// dropped.
#[derive(Default)]
pub struct OfferedCode(Mutex<Option<Offer>>);

struct Offer {
    code: RecoveryCode,
    asked: [u8; 2],
    rehearsed: bool,
    files: CodeFiles,
}

/// The files that a code was kept in. Unless it comes to count they go again: a code that opens
/// nothing is worse than none when somebody needs it.
#[derive(Default)]
#[must_use = "the files go with it unless they stay"]
pub struct CodeFiles {
    files: Vec<PathBuf>,
    line: Zeroizing<String>,
}

impl CodeFiles {
    /// The code counts: the files stay where they are.
    pub fn stay(mut self) {
        self.files.clear();
    }
}

impl Drop for CodeFiles {
    fn drop(&mut self) {
        for file in &self.files {
            // One that holds something else by now is somebody else's.
            let ours = std::fs::read(file)
                .map(Zeroizing::new)
                .is_ok_and(|held| held.starts_with(self.line.as_bytes()));
            if ours {
                // It opens nothing. One that does not go is in nobody's way.
                let _ = std::fs::remove_file(file);
            }
        }
    }
}

impl OfferedCode {
    /// Makes a new code in place of any that was offered before. Gives the numbers of the two groups
    /// that are to be typed back, from 1 to 9.
    ///
    /// # Errors
    /// [`Code::Unsupported`] when the system gives no random bytes.
    pub fn begin(&self) -> Result<[u8; 2], ApiError> {
        let code = new_recovery()?;
        let asked = two_groups(&SystemRandom::new())?;
        let line = code.line()?;
        *self.lock() = Some(Offer {
            code,
            asked,
            rehearsed: false,
            files: CodeFiles {
                files: Vec::new(),
                line,
            },
        });
        Ok(asked)
    }

    /// The code as it is written: its groups with hyphens between them.
    ///
    /// # Errors
    /// [`Code::NotFound`] when none is offered.
    pub fn line(&self) -> Result<Zeroizing<String>, ApiError> {
        let offer = self.lock();
        let offer = offer.as_ref().ok_or_else(none)?;
        Ok(Zeroizing::new(offer.files.line.to_string()))
    }

    /// Keeps the code in a file that is not there yet; see [`keep_recovery`].
    ///
    /// # Errors
    /// As there; [`Code::NotFound`] when none is offered.
    pub fn keep(&self, out: &Path, vault: &Path) -> Result<(), ApiError> {
        let mut offer = self.lock();
        let offer = offer.as_mut().ok_or_else(none)?;
        keep_recovery(out, vault, &offer.code)?;
        offer.files.files.push(out.to_path_buf());
        Ok(())
    }

    /// A file that the code was kept in has another name now.
    pub fn renamed(&self, from: &Path, to: &Path) {
        if let Some(offer) = &mut *self.lock() {
            for file in offer.files.files.iter_mut().filter(|file| *file == from) {
                *file = to.to_path_buf();
            }
        }
    }

    /// Compares what was typed, the two groups that were asked for with a line break between them,
    /// in constant time. Answers for each group whether it is the one.
    ///
    /// # Errors
    /// [`Code::NotFound`] when none is offered.
    pub fn rehearse(&self, typed: &[u8]) -> Result<[bool; 2], ApiError> {
        let mut offer = self.lock();
        let offer = offer.as_mut().ok_or_else(none)?;
        let text = std::str::from_utf8(typed).unwrap_or_default();
        let (first, second) = text.split_once('\n').unwrap_or((text, ""));
        let [one, two] = offer.asked;
        let right = [
            offer.code.is_group(one, first)?,
            offer.code.is_group(two, second)?,
        ];
        offer.rehearsed |= right == [true, true];
        Ok(right)
    }

    /// Takes the code to put it to use, if somebody has shown that they have it; nothing when none is
    /// offered. Once it opens the vault, its files are told to [stay](CodeFiles::stay).
    ///
    /// # Errors
    /// [`Code::Invalid`] when the groups were not typed back. Then it is offered still.
    pub fn take(&self) -> Result<Option<(RecoveryCode, CodeFiles)>, ApiError> {
        let mut offer = self.lock();
        if offer.as_ref().is_some_and(|offer| !offer.rehearsed) {
            let message = "two groups of the recovery code have to be typed back first";
            return Err(ApiError::invalid("recovery", message));
        }
        Ok(offer.take().map(|offer| (offer.code, offer.files)))
    }

    /// Gives back a code that could not be put to use, as it was.
    pub fn put_back(&self, code: RecoveryCode, files: CodeFiles) {
        *self.lock() = Some(Offer {
            code,
            asked: [1, 2],
            rehearsed: true,
            files,
        });
    }

    /// Withdraws and wipes the code, if one is offered, and the files it was kept in.
    pub fn withdraw(&self) {
        *self.lock() = None;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Offer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn none() -> ApiError {
    ApiError::new(Code::NotFound, "no recovery code is offered")
}

/// Two different groups, the earlier one first. The last group follows from the others, so that
/// whoever has it has not shown much; it is not asked for.
fn two_groups(random: &dyn SecureRandom) -> Result<[u8; 2], ApiError> {
    let mut bytes = [0; 2];
    random
        .fill(&mut bytes)
        .map_err(|_| ApiError::new(Code::Unsupported, "the system gives no random bytes"))?;
    let [first, further] = bytes;
    let those = GROUPS - 1;
    let first = first % those;
    let second = (first + 1 + further % (those - 1)) % those;
    Ok([first.min(second) + 1, first.max(second) + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(offered: &OfferedCode, asked: [u8; 2]) -> String {
        let line = offered.line().unwrap();
        let group = |number: u8| line.split('-').nth(usize::from(number) - 1).unwrap();
        format!("{}\n{}", group(asked[0]), group(asked[1]))
    }

    #[test]
    fn a_code_is_put_to_use_only_when_somebody_has_it() {
        let offered = OfferedCode::default();
        assert!(offered.take().unwrap().is_none());
        let asked = offered.begin().unwrap();
        assert_eq!(offered.take().err().map(|e| e.code), Some(Code::Invalid));
        let right = typed(&offered, asked);
        let (first, second) = right.split_once('\n').unwrap();
        let half = offered.rehearse(format!("{first}\n????").as_bytes());
        assert_eq!(half.unwrap(), [true, false]);
        let turned = offered.rehearse(format!("{second}\n{first}").as_bytes());
        assert_ne!(turned.unwrap(), [true, true]);
        assert_eq!(offered.rehearse(b"").unwrap(), [false, false]);
        assert!(offered.take().is_err());

        let line = offered.line().unwrap();
        assert_eq!(offered.rehearse(right.as_bytes()).unwrap(), [true, true]);
        let (code, files) = offered.take().unwrap().unwrap();
        offered.put_back(code, files);
        let (code, files) = offered.take().unwrap().unwrap();
        files.stay();
        assert_eq!(*code.line().unwrap(), *line);
        assert!(offered.line().is_err());
    }

    #[test]
    fn a_new_offer_asks_anew() {
        let offered = OfferedCode::default();
        let asked = offered.begin().unwrap();
        offered.rehearse(typed(&offered, asked).as_bytes()).unwrap();
        offered.begin().unwrap();
        assert!(offered.take().is_err());
        offered.withdraw();
        assert!(offered.take().unwrap().is_none());
    }

    #[test]
    fn the_file_of_a_code_that_never_counted_goes_again() {
        let folder = tempfile::tempdir().unwrap();
        let vault = folder.path().join("vault");
        let (first, second) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        let offered = OfferedCode::default();
        offered.begin().unwrap();
        offered.keep(&first, &vault).unwrap();
        offered.keep(&second, &vault).unwrap();
        assert!(
            std::fs::read_to_string(&first)
                .unwrap()
                .starts_with(&**offered.line().unwrap())
        );
        std::fs::write(&second, "something else by now").unwrap();
        offered.withdraw();
        assert!(!first.exists() && second.exists());

        let asked = offered.begin().unwrap();
        offered.keep(&first, &vault).unwrap();
        let third = folder.path().join("c.txt");
        std::fs::rename(&first, &third).unwrap();
        offered.renamed(&first, &third);
        offered.rehearse(typed(&offered, asked).as_bytes()).unwrap();
        let (_code, files) = offered.take().unwrap().unwrap();
        files.stay();
        assert!(third.exists());
    }

    #[test]
    fn two_different_groups_are_asked_for_and_never_the_checksum() {
        let random = SystemRandom::new();
        let mut seen = [0; 10];
        for _ in 0..500 {
            let [first, second] = two_groups(&random).unwrap();
            assert!(
                0 < first && first < second && second < GROUPS,
                "{first} {second}"
            );
            seen[usize::from(first)] += 1;
            seen[usize::from(second)] += 1;
        }
        assert!(seen[1..9].iter().all(|times| *times > 50), "{seen:?}");
    }
}
