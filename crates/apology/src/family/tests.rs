use super::families;

#[test]
fn every_file_can_be_read() {
    assert_eq!(families().problems, Vec::<String>::new());
}
