//! A disk as a power cut may leave it.
//!
//! What was not synced may be there, or not, or in part: a file's writes by sectors and in any order,
//! a folder's names one without the other. What was synced is there. Syncing a file says nothing of
//! its name; that takes a sync of the folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A file or folder, whatever it is called.
pub type Node = usize;

/// The folder that everything lies in.
pub const ROOT: Node = 0;
/// What a disk writes whole.
const SECTOR: usize = 512;

/// One change to a file's content or to a folder's names.
#[derive(Debug, Clone)]
pub enum Change {
    Write {
        file: Node,
        at: usize,
        bytes: Vec<u8>,
    },
    Length {
        file: Node,
        length: usize,
    },
    /// Names in one folder, taken away and given at once.
    Names {
        folder: Node,
        gone: Option<String>,
        given: Option<(String, Node)>,
    },
}

impl Change {
    /// The node whose sync makes it last.
    pub fn node(&self) -> Node {
        match self {
            Self::Write { file, .. } | Self::Length { file, .. } => *file,
            Self::Names { folder, .. } => *folder,
        }
    }
}

#[derive(Debug, Clone)]
enum Content {
    File(Vec<u8>),
    Folder(BTreeMap<String, Node>),
}

/// Files and folders by their numbers.
#[derive(Debug, Clone)]
pub struct Disk(Vec<Content>);

impl Disk {
    /// What lies in a folder.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self(Vec::new());
        disk.take_in(folder);
        disk
    }

    fn take_in(&mut self, folder: &Path) -> Node {
        let node = self.folder();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let child = if entry.file_type().unwrap().is_dir() {
                self.take_in(&entry.path())
            } else {
                let file = self.file();
                self.0[file] = Content::File(fs::read(entry.path()).unwrap());
                file
            };
            let name = entry.file_name().into_string().unwrap();
            self.names_mut(node).insert(name, child);
        }
        node
    }

    /// A new empty file that has no name yet.
    pub fn file(&mut self) -> Node {
        self.0.push(Content::File(Vec::new()));
        self.0.len() - 1
    }

    /// A new empty folder that has no name yet.
    pub fn folder(&mut self) -> Node {
        self.0.push(Content::Folder(BTreeMap::new()));
        self.0.len() - 1
    }

    fn names_mut(&mut self, folder: Node) -> &mut BTreeMap<String, Node> {
        match &mut self.0[folder] {
            Content::Folder(names) => names,
            Content::File(_) => panic!("a file is no folder"),
        }
    }

    fn bytes_mut(&mut self, file: Node) -> &mut Vec<u8> {
        match &mut self.0[file] {
            Content::File(bytes) => bytes,
            Content::Folder(_) => panic!("a folder is no file"),
        }
    }

    /// How many bytes a file has.
    pub fn length(&self, file: Node) -> usize {
        match &self.0[file] {
            Content::File(bytes) => bytes.len(),
            Content::Folder(_) => panic!("a folder is no file"),
        }
    }

    /// What a folder calls by a name.
    pub fn named(&self, folder: Node, name: &str) -> Option<Node> {
        match &self.0[folder] {
            Content::Folder(names) => names.get(name).copied(),
            Content::File(_) => None,
        }
    }

    pub fn is_file(&self, node: Node) -> bool {
        matches!(self.0[node], Content::File(_))
    }

    /// Gives what the other disk has besides a number here too, with nothing in it and no name.
    pub fn make_room_as(&mut self, other: &Self) {
        for content in &other.0[self.0.len()..] {
            self.0.push(match content {
                Content::File(_) => Content::File(Vec::new()),
                Content::Folder(_) => Content::Folder(BTreeMap::new()),
            });
        }
    }

    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Write { file, at, bytes } => self.write(*file, *at, bytes),
            Change::Length { file, length } => self.bytes_mut(*file).resize(*length, 0),
            Change::Names {
                folder,
                gone,
                given,
            } => {
                let names = self.names_mut(*folder);
                if let Some(gone) = gone {
                    names.remove(gone);
                }
                if let Some((name, node)) = given {
                    names.insert(name.clone(), *node);
                }
            }
        }
    }

    fn write(&mut self, file: Node, at: usize, bytes: &[u8]) {
        let content = self.bytes_mut(file);
        let end = at + bytes.len();
        if content.len() < end {
            content.resize(end, 0);
        }
        content[at..end].copy_from_slice(bytes);
    }

    /// A change of which each sector is there or not.
    fn apply_torn(&mut self, change: &Change, coins: &mut Coins) {
        let Change::Write { file, at, bytes } = change else {
            return self.apply(change);
        };
        let mut from = 0;
        while from < bytes.len() {
            let to = bytes.len().min(from + SECTOR - (at + from) % SECTOR);
            if coins.toss() {
                self.write(*file, at + from, &bytes[from..to]);
            }
            from = to;
        }
    }

    /// Writes it all into a folder.
    pub fn put(&self, folder: &Path) {
        self.put_node(ROOT, folder);
    }

    fn put_node(&self, node: Node, path: &Path) {
        match &self.0[node] {
            Content::File(bytes) => fs::write(path, bytes).unwrap(),
            Content::Folder(names) => {
                fs::create_dir_all(path).unwrap();
                for (name, child) in names {
                    self.put_node(*child, &path.join(name));
                }
            }
        }
    }

    /// Everything that has a name, by its path: of a file its content.
    pub fn listed(&self) -> BTreeMap<String, Option<&[u8]>> {
        let mut list = BTreeMap::new();
        let mut left = vec![(ROOT, String::new())];
        while let Some((node, path)) = left.pop() {
            match &self.0[node] {
                Content::File(bytes) => {
                    list.insert(path, Some(bytes.as_slice()));
                }
                Content::Folder(names) => {
                    let below = names.iter();
                    left.extend(below.map(|(name, child)| (*child, format!("{path}/{name}"))));
                    list.insert(path, None);
                }
            }
        }
        list
    }
}

/// How a cut treats what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// None of it is there.
    Bare,
    /// Of each file and folder some of it is, as the seed says.
    Seeded(u64),
}

/// A disk and what was done to it since its last sync.
pub struct Unsynced {
    pub lasting: Disk,
    pending: Vec<Change>,
}

impl Unsynced {
    pub fn of(disk: Disk) -> Self {
        Self {
            lasting: disk,
            pending: Vec::new(),
        }
    }

    pub fn change(&mut self, change: &Change) {
        self.pending.push(change.clone());
    }

    pub fn sync(&mut self, node: Node) {
        let (now, later) = std::mem::take(&mut self.pending)
            .into_iter()
            .partition::<Vec<_>, _>(|change| change.node() == node);
        self.pending = later;
        for change in now {
            self.lasting.apply(&change);
        }
    }

    /// The disk after a power cut.
    pub fn image(&self, cut: Cut) -> Disk {
        let mut disk = self.lasting.clone();
        let Cut::Seeded(seed) = cut else {
            return disk;
        };
        let mut coins = Coins(seed);
        let mut fates: BTreeMap<Node, Fate> = BTreeMap::new();
        for change in &self.pending {
            let many = self.pending.iter().filter(|c| c.node() == change.node());
            let many = many.count();
            let fate = fates
                .entry(change.node())
                .or_insert_with(|| Fate::toss(&mut coins, many));
            match fate {
                Fate::FirstOnes(0) => {}
                Fate::FirstOnes(left) => {
                    *left -= 1;
                    if *left == 0 {
                        disk.apply_torn(change, &mut coins);
                    } else {
                        disk.apply(change);
                    }
                }
                Fate::Any => {
                    if coins.toss() {
                        disk.apply(change);
                    }
                }
                Fate::AnySectors => disk.apply_torn(change, &mut coins),
            }
        }
        disk
    }
}

/// What becomes of the changes of one file or folder.
enum Fate {
    /// So many of them are there, the last one torn.
    FirstOnes(usize),
    /// Any of them.
    Any,
    /// Any sectors of any of them.
    AnySectors,
}

impl Fate {
    fn toss(coins: &mut Coins, many: usize) -> Self {
        match coins.below(4) {
            0 => Self::Any,
            1 => Self::AnySectors,
            _ => Self::FirstOnes(coins.below(many + 1)),
        }
    }
}

/// The same tosses for the same seed on any machine.
pub struct Coins(pub u64);

impl Coins {
    pub fn below(&mut self, bound: usize) -> usize {
        // SplitMix64: also seeds that are next to each other give different tosses.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap() % bound
    }

    fn toss(&mut self) -> bool {
        self.below(2) == 1
    }
}
