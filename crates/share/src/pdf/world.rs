//! What the typesetter may see: one template, one file of data, the fonts, and nothing else. No
//! packages, no files of the computer, no date.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;
use zeroize::Zeroizing;

use crate::ShareError;

const TEMPLATE: &str = include_str!("template.typ");

/// One document's world.
pub(super) struct Desk<'a> {
    library: LazyHash<Library>,
    fonts: &'a FontStore,
    template: Source,
    data_id: FileId,
    data: Bytes,
}

impl<'a> Desk<'a> {
    /// `data` is the document as JSON. It is wiped when the typesetter lets go of it.
    pub(super) fn new(fonts: &'a FontStore, data: Zeroizing<Vec<u8>>) -> Result<Self, ShareError> {
        let id = |name: &str| {
            VirtualPath::new(name)
                .map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
                .map_err(|_| ShareError::Pages("the template has no name"))
        };
        Ok(Self {
            library: LazyHash::new(Library::default()),
            fonts,
            template: Source::new(id("template.typ")?, TEMPLATE.to_owned()),
            data_id: id("data.json")?,
            data: Bytes::new(data),
        })
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
