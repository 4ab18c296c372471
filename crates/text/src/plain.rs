//! The text of an entry without its markup.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, OffsetIter, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

use crate::html::{self, Piece};
use crate::source::{events, tamed};

/// The text of an entry as one reads it aloud: no markup, no targets of links, no HTML tags.
///
/// Blocks are parted by a blank line, list items stand on lines of their own with their numbers,
/// cells of tables are parted by tabs. An image is its description.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let source = tamed(markdown);
    let mut flow = Flow::new(&source);
    flow.run(|_| {});
    flow.finish()
}

/// How many words an entry has: its text, without markup, numbers of lists, addresses of links
/// and HTML tags.
///
/// Words are those of UAX #29: an Arabic word with its vowel marks is one, a Han character is one,
/// as word processors count. Scripts without blanks that need a dictionary (Thai, Lao, Khmer,
/// Myanmar) are counted by letters.
#[must_use]
pub fn word_count(markdown: &str) -> u32 {
    let source = tamed(markdown);
    let mut flow = Flow::new(&source);
    flow.written_only = true;
    flow.run(|_| {});
    u32::try_from(flow.text.unicode_words().count()).unwrap_or(u32::MAX)
}

/// Text that was taken over from the source as it stands there.
#[derive(Debug, Clone)]
pub(crate) struct Taken {
    /// Bytes of the source.
    pub from: Range<usize>,
    /// Byte offset in the text.
    pub at: usize,
}

/// Turns the events of a source into text.
pub(crate) struct Flow<'a> {
    source: &'a str,
    pub text: String,
    /// Leave out numbers of lists and addresses that stand for themselves.
    written_only: bool,
    /// What was taken over, when [`Flow::trace`] was called.
    pub taken: Option<Vec<Taken>>,
    /// Line ends due before the next text.
    gap: usize,
    /// The next number of each list that is open; none for a bulleted one.
    lists: Vec<Option<u64>>,
    /// Number and place of the item that begins here.
    item: Option<(u64, usize)>,
    /// Raw HTML of the block that is open.
    html: Option<String>,
    autolink: bool,
    /// The first cell of the row has begun.
    in_row: bool,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len()),
            written_only: false,
            taken: None,
            gap: 0,
            lists: Vec::new(),
            item: None,
            html: None,
            autolink: false,
            in_row: false,
        }
    }

    /// Keeps [`Flow::taken`] while running.
    pub(crate) fn trace(&mut self) {
        self.taken = Some(Vec::new());
    }

    /// Reads the whole source; `see` is shown every event first. Gives back the events, which
    /// then know the link reference definitions.
    pub(crate) fn run(&mut self, mut see: impl FnMut(&Event<'a>)) -> OffsetIter<'a> {
        let mut events = events(self.source);
        for (event, range) in events.by_ref() {
            see(&event);
            self.event(event, range);
        }
        events
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(_) if self.written_only && self.autolink => {}
            Event::Text(text) => self.say(&text, range),
            Event::Code(text) => {
                let code = self
                    .source
                    .get(range.clone())
                    .and_then(|code| code.find(&*text));
                let from = range.start + code.unwrap_or(0);
                self.say(&text, from..from + text.len());
            }
            Event::Html(text) => match &mut self.html {
                Some(html) => html.push_str(&text),
                None => self.say_html(&text),
            },
            Event::InlineHtml(text) => self.say_html(&text),
            Event::SoftBreak | Event::HardBreak => self.part(1),
            Event::Rule => self.part(2),
            // Mathematics and footnotes are not enabled.
            Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::List(first) => {
                self.part(2);
                self.lists.push(first);
            }
            Tag::Item => {
                self.part(1);
                if let Some(Some(number)) = self.lists.last_mut() {
                    self.item = Some((*number, range.start));
                    *number = number.saturating_add(1);
                }
            }
            Tag::TableHead => self.in_row = false,
            Tag::TableRow => {
                self.part(1);
                self.in_row = false;
            }
            Tag::TableCell if self.in_row => self.text.push('\t'),
            Tag::TableCell => {
                // The cell may be empty: its row begins all the same.
                self.begin();
                self.in_row = true;
            }
            Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            } => {
                self.autolink = true;
            }
            Tag::HtmlBlock => {
                self.part(2);
                self.html = Some(String::new());
            }
            tag if is_block(tag.to_end()) => self.part(2),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
                self.part(2);
            }
            TagEnd::Item => {
                self.part(1);
                self.item = None;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.part(1),
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.say_html(html.trim_end());
                self.part(2);
            }
            TagEnd::Link => self.autolink = false,
            tag if is_block(tag) => self.part(2),
            _ => {}
        }
    }

    /// At least so many line ends come before the next text; within a list one is enough.
    fn part(&mut self, lines: usize) {
        let lines = if self.lists.is_empty() {
            lines
        } else {
            lines.min(1)
        };
        self.gap = self.gap.max(lines);
    }

    /// Writes what is due before text: line ends, the number of an item.
    fn begin(&mut self) {
        if self.gap > 0 {
            if !self.text.is_empty() {
                let already = self
                    .text
                    .bytes()
                    .rev()
                    .take(2)
                    .take_while(|&b| b == b'\n')
                    .count();
                (already..self.gap).for_each(|_| self.text.push('\n'));
            }
            self.gap = 0;
        }
        if let Some((number, at)) = self.item.take()
            && !self.written_only
        {
            let number = number.to_string();
            let behind = self.source.get(at + number.len()..).unwrap_or("");
            let sign = if behind.starts_with(')') { ") " } else { ". " };
            self.take_over(&number, at..at + number.len());
            self.text.push_str(sign);
        }
    }

    fn say(&mut self, text: &str, range: Range<usize>) {
        if !text.is_empty() {
            self.begin();
            self.take_over(text, range);
        }
    }

    fn say_html(&mut self, html: &str) {
        html::text_of(html, |piece| match piece {
            Piece::Text(text) => {
                for (number, line) in text.split('\n').enumerate() {
                    if number > 0 {
                        self.part(1);
                    }
                    if !line.trim().is_empty() || number == 0 && self.gap == 0 {
                        self.begin();
                        self.text.push_str(line.trim_end_matches('\r'));
                    }
                }
            }
            Piece::LineEnd => self.part(1),
        });
    }

    /// Appends text, and remembers where it came from if it stands so in the source.
    fn take_over(&mut self, text: &str, from: Range<usize>) {
        let at = self.text.len();
        self.text.push_str(text);
        if let Some(taken) = &mut self.taken
            && self.source.get(from.clone()) == Some(text)
        {
            match taken.last_mut() {
                Some(last) if last.from.end == from.start && last.at + last.from.len() == at => {
                    last.from.end = from.end;
                }
                _ => taken.push(Taken { from, at }),
            }
        }
    }
}

fn is_block(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
    )
}
