enum Kind {
  PAPER = 1,  // printed
  EBOOK
}
const i32 LIMIT = 100
const map<string, Kind> KINDS = {"p": Kind.PAPER}
typedef list<Book> Books
