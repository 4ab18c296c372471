//! The table for the user interface: every type in TypeScript, and which command takes which.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use crate::event::{Event, JobProgress, Stale};
use crate::{ApiError, Command};

/// The whole of `ui/src/api/generated.ts`.
#[must_use]
pub fn typescript() -> String {
    types().file()
}

fn types() -> Types {
    let mut types = Types::new();
    for command in Command::ALL {
        command.typescript(&mut types);
    }
    types.add::<ApiError>();
    types.add::<JobProgress>();
    types
}

/// The declarations collected so far, each once.
pub(crate) struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
    /// Names that more than one type has.
    twice: Vec<String>,
    commands: String,
}

impl Types {
    fn new() -> Self {
        Self {
            // Sizes and counts of bytes and transactions: far below 2^53. Instants are text.
            config: Config::new().with_large_int("number"),
            seen: HashSet::new(),
            declared: BTreeMap::new(),
            twice: Vec::new(),
            commands: String::new(),
        }
    }

    /// Adds a command's line and its types.
    pub(crate) fn command<Q: TS + 'static, S: TS + 'static>(&mut self, command: Command) {
        self.add::<Q>();
        self.add::<S>();
        let (request, response) = (Q::name(&self.config), S::name(&self.config));
        // Writing to a String cannot fail.
        let _ = writeln!(
            self.commands,
            "  {}: {{ kind: \"{}\"; reach: \"{}\"; request: {request}; response: {response} }};",
            command.name(),
            command.kind().as_str(),
            command.reach().as_str(),
        );
    }

    /// Adds a type and every type it names.
    fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(&self.config));
            let name = T::ident(&self.config);
            if self
                .declared
                .insert(name.clone(), laid_out(&declaration))
                .is_some()
            {
                self.twice.push(name);
            }
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }

    fn file(&self) -> String {
        let mut file = String::from(
            "// Made from the command table in crates/api by `cargo xtask types`; never changed by hand.\n\n",
        );
        for declaration in self.declared.values() {
            file.push_str(declaration);
            file.push('\n');
        }
        file.push_str("/** Every command: what it takes and what it gives. */\n");
        file.push_str("export interface Commands {\n");
        file.push_str(&self.commands);
        file.push_str(
            "}\n\n/** Every event and what comes with it. */\nexport interface Events {\n",
        );
        for stale in Stale::ALL {
            let _ = writeln!(file, "  \"{}\": null;", stale.event());
        }
        let _ = writeln!(file, "  \"{}\": JobProgress;", Event::PROGRESS);
        file.push_str("}\n");
        file
    }
}

/// A declaration with one line a field, each under its comment.
fn laid_out(declaration: &str) -> String {
    let mut out = String::new();
    let mut comment: Option<Vec<&str>> = None;
    let mut indent = "";
    for line in declaration.lines().map(str::trim) {
        match (&mut comment, line) {
            (None, "/**") => comment = Some(Vec::new()),
            (Some(said), "*/") => {
                if let [only] = said.as_slice() {
                    let _ = writeln!(out, "{indent}/** {only} */");
                } else {
                    let _ = writeln!(out, "{indent}/**");
                    for line in said.iter() {
                        let _ = writeln!(out, "{indent} * {line}");
                    }
                    let _ = writeln!(out, "{indent} */");
                }
                comment = None;
            }
            (Some(said), line) => said.push(line.trim_start_matches('*').trim_start()),
            (None, line) => {
                let last = line.strip_suffix(", };");
                let field = last.or_else(|| line.strip_suffix(','));
                match field {
                    Some(field) => {
                        let _ = writeln!(out, "{indent}{field};");
                    }
                    None => {
                        let _ = writeln!(out, "{indent}{line}");
                    }
                }
                if line.ends_with('{') {
                    indent = "  ";
                }
                if last.is_some() {
                    out.push_str("};\n");
                    indent = "";
                }
            }
        }
    }
    out
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_types_have_one_name() {
        assert_eq!(types().twice, [""; 0]);
    }

    #[test]
    fn the_committed_types_are_those_of_the_table() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/generated.ts");
        let committed = std::fs::read_to_string(file).unwrap();
        assert!(
            committed == typescript(),
            "ui/src/api/generated.ts is not what the table says: run `cargo xtask types`"
        );
    }

    #[test]
    fn a_declaration_is_laid_out_field_by_field() {
        let raw = "/**\n * A tag.\n */\nexport type Tag = { \n/**\n * Name,\n * as spelled.\n */\nname: string, \nentries: number, };";
        let tidy = "/** A tag. */\nexport type Tag = {\n  /**\n   * Name,\n   * as spelled.\n   */\n  name: string;\n  entries: number;\n};\n";
        assert_eq!(laid_out(raw), tidy);
        assert_eq!(
            laid_out("export type A = \"a\" | \"b\";"),
            "export type A = \"a\" | \"b\";\n"
        );
    }

    #[test]
    fn every_command_is_in_the_interface() {
        let file = typescript();
        for command in Command::ALL {
            assert!(
                file.contains(&format!("\n  {command}: {{ kind: ")),
                "{command}"
            );
        }
        assert!(!file.contains("bigint"));
    }
}
