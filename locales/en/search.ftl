search-title = Search
search-field = Words you remember
search-hits = What was found
search-total = { $count ->
    [0] Nothing found
    [one] One entry
   *[other] { $count } entries
  }
search-order = Order
search-order-newest = Newest first
search-order-rank = Closest first
search-shown = The first { $count } are shown.
search-more = Show more
search-untitled = Without a title
search-none = No entry holds all of these words. Fewer words, or the beginning of one with a star, may find it.
search-none-here = No entry of this choice holds all of these words.
search-everywhere = Look in everything
search-hint-words-example = quiet river
search-hint-words = Entries that hold both words, wherever they stand.
search-hint-phrase-example = “by the river”
search-hint-phrase = These words, side by side.
search-hint-begin-example = riv*
search-hint-begin = Words that begin like this.
