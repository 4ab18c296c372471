//! Reading requests. What is refused is refused without a word of what it held.

use serde_json::Value;
use serde_json::error::Category;

use crate::{ApiError, Code, Request};

/// The longest request, in bytes of JSON. The longest text of an entry, 16 MiB, has room in it even
/// where every other character is escaped.
pub const LONGEST_REQUEST: usize = 64 * 1024 * 1024;

/// Reads one request; white space alone is a request without fields.
pub(crate) fn read<R: Request>(json: &str) -> Result<R, ApiError> {
    if json.len() > LONGEST_REQUEST {
        let message = "a request holds at most 64 MiB";
        return Err(ApiError::new(Code::Invalid, message));
    }
    let json = if json.trim().is_empty() { "{}" } else { json };
    let mut reader = serde_json::Deserializer::from_str(json);
    let read = serde_path_to_error::deserialize(&mut reader);
    let request = read.map_err(|error| refusal::<R>(json, &error))?;
    match reader.end() {
        Ok(()) => Ok(request),
        Err(error) => Err(no_json(&error)),
    }
}

fn no_json(error: &serde_json::Error) -> ApiError {
    let (line, column) = (error.line(), error.column());
    let message = format!("the request is not JSON at line {line}, column {column}");
    ApiError::new(Code::Invalid, message)
}

/// Serde's own message may quote what the request held, so the sentence is made here: from the
/// place of the error, and from the fields that the command has.
fn refusal<R: Request>(
    json: &str,
    error: &serde_path_to_error::Error<serde_json::Error>,
) -> ApiError {
    match error.inner().classify() {
        Category::Syntax | Category::Eof | Category::Io => return no_json(error.inner()),
        Category::Data => {}
    }
    let Ok(Value::Object(given)) = serde_json::from_str(json) else {
        return ApiError::new(Code::Invalid, "a request is a JSON object");
    };
    let schema = R::COMMAND.listed().request;
    let required = schema.get("required").and_then(Value::as_array);
    let mut required = required.into_iter().flatten().filter_map(Value::as_str);
    if let Some(missing) = required.find(|field| !given.contains_key(*field)) {
        return ApiError::invalid(missing, format!("the request lacks the field {missing}"));
    }
    let path = error.path().to_string();
    let place = path.split(['.', '[']).next().unwrap_or_default();
    let known = schema.get("properties").and_then(Value::as_object);
    match known.and_then(|fields| fields.keys().find(|field| *field == place)) {
        Some(field) => ApiError::invalid(field, format!("this does not fit the field {field}")),
        None => ApiError::new(
            Code::Invalid,
            format!("the request has a field that {} does not know", R::COMMAND),
        ),
    }
}

/// One line of `api --lines`: which command, and its request.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    request: Option<Value>,
}

/// Reads `{"name","request"}` and gives both, the request as JSON.
///
/// # Errors
/// [`Code::Invalid`] when the line is no such object.
pub fn line(json: &str) -> Result<(String, String), ApiError> {
    let line: Line = serde_json::from_str(json).map_err(|error| match error.classify() {
        Category::Data => ApiError::new(
            Code::Invalid,
            r#"a line looks like {"name": "entry_show", "request": {"id": "…"}}"#,
        ),
        _ => ApiError::new(Code::Invalid, "the line is not JSON"),
    })?;
    let request = line.request.map(|request| request.to_string());
    Ok((line.name, request.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::{EntryAdd, EntryEdit, EntryList, Kind};

    fn refused<R: Request>(json: &str) -> (Option<String>, String) {
        let Err(error) = read::<R>(json) else {
            panic!("{json} was taken");
        };
        assert_eq!(error.code, Code::Invalid, "{json}");
        (error.field, error.message)
    }

    #[test]
    fn a_request_is_read() {
        let add: EntryAdd =
            read(r#"{"kind": "talk", "tag": ["us"], "body": "a \u0000 b"}"#).unwrap();
        assert_eq!((add.kind, add.tag.len()), (Kind::Talk, 1));
        assert_eq!(add.body, "a \0 b");
        assert!(add.title.is_none());
        assert!(read::<EntryList>("").unwrap().limit.is_none());
        assert!(
            read::<EntryList>(r#"{"limit": null}"#)
                .unwrap()
                .limit
                .is_none()
        );
    }

    #[test]
    fn tags_is_taken_for_tag() {
        let edit: EntryEdit = read(r#"{"id": "x", "tags": []}"#).unwrap();
        assert_eq!(edit.tag, Some(Vec::new()));
        assert!(read::<EntryEdit>(r#"{"id": "x", "tags": [], "tag": []}"#).is_err());
    }

    #[test]
    fn what_does_not_fit_is_named_by_its_field() {
        let field = |json: &str| refused::<EntryAdd>(json).0;
        assert_eq!(field(r#"{"title": "x"}"#).as_deref(), Some("kind"));
        assert_eq!(
            field(r#"{"kind": "talk", "tag": [3]}"#).as_deref(),
            Some("tag")
        );
        assert_eq!(
            field(r#"{"kind": "talk", "request_id": "7"}"#).as_deref(),
            Some("request_id")
        );
        assert_eq!(field(r#"{"kind": "shout"}"#).as_deref(), Some("kind"));
        assert_eq!(field(r#"{"kind": "talk", "colour": 1}"#), None);
        assert_eq!(field("[1]"), None);
        assert_eq!(field(r#"{"kind": "talk"} x"#), None);
        assert_eq!(field("{"), None);
    }

    #[test]
    fn nothing_of_a_refused_request_is_repeated() {
        for json in [
            r#"{"kind": "zanzibarine"}"#,
            r#"{"kind": "talk", "zanzibarine": 1}"#,
            r#"{"kind": "talk", "tag": "zanzibarine"}"#,
            r#"{"kind": "talk", "title": {"zanzibarine": 1}}"#,
            r#""zanzibarine""#,
            "zanzibarine",
        ] {
            let (field, message) = refused::<EntryAdd>(json);
            assert!(!message.contains("zanzibarine"), "{json}: {message}");
            assert_ne!(field.as_deref(), Some("zanzibarine"), "{json}");
        }
    }

    #[test]
    fn too_long_a_request_is_refused_unread() {
        let json = format!(
            r#"{{"kind": "talk", "body": "{}"}}"#,
            "x".repeat(LONGEST_REQUEST)
        );
        assert!(refused::<EntryAdd>(&json).1.contains("64 MiB"));
    }

    #[test]
    fn a_line_has_a_name_and_a_request() {
        let (name, request) = line(r#" {"name": "entry_list", "request": {"limit": 1}} "#).unwrap();
        assert_eq!(
            (name.as_str(), request.as_str()),
            ("entry_list", r#"{"limit":1}"#)
        );
        assert_eq!(line(r#"{"name": "tag_list"}"#).unwrap().1, "");
        for bad in [
            "",
            "x",
            "[]",
            r#"{"request": {}}"#,
            r#"{"name": "a", "id": 1}"#,
        ] {
            assert_eq!(line(bad).unwrap_err().code, Code::Invalid, "{bad}");
        }
    }
}
