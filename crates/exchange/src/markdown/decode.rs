//! Bytes to text.

/// UTF-8, or UTF-16 that says so by its first two bytes. The mark at the beginning is no part of
/// the text. The error is for people.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, &'static str> {
    let wide: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some([0xff, 0xfe]) => u16::from_le_bytes,
        Some([0xfe, 0xff]) => u16::from_be_bytes,
        _ => {
            let mut text = String::from_utf8(bytes).map_err(|_| "the file is not UTF-8 text")?;
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            return Ok(text);
        }
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().skip(1).map(|pair| wide(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(text),
        _ => Err("the file is not valid UTF-16 text"),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn both_orders_of_utf_16_are_read_and_broken_ones_are_not() {
        let little: Vec<u8> = "\u{feff}é👍"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = "\u{feff}é👍"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(little.clone()).unwrap(), "é👍");
        assert_eq!(text(big).unwrap(), "é👍");
        assert!(text(little[..little.len() - 1].to_vec()).is_err());
        assert!(text(little[..little.len() - 2].to_vec()).is_err());
    }

    #[test]
    fn utf_8_is_read_with_its_mark_and_without() {
        assert_eq!(text(b"\xef\xbb\xbf\xc3\xa9\0".to_vec()).unwrap(), "é\0");
        assert_eq!(text(b"\xc3\xa9".to_vec()).unwrap(), "é");
        assert!(text(b"caf\xe9".to_vec()).is_err());
        assert_eq!(text(Vec::new()).unwrap(), "");
    }
}
