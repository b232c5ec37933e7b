package io.moonbus.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is in a folder, as a page. */
record Listing(List<Entry> entries) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Comparator<Entry> FOLDERS_FIRST = Comparator.comparing(Entry::folder).reversed();
  private static final Comparator<Entry> BY_NAME =
      Comparator.comparing(Entry::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Entry::name);

  record Entry(String name, boolean folder, long size, long modified) {
  }

  /** The column and direction that a query asks for: {@code N} name, {@code M} time, {@code S} size; {@code A} or {@code D}. */
  private record Sort(char column, boolean descending) {

    static Sort of(String query) {
      for (String pair : query.split("&")) {
        if (pair.length() > 2 && pair.charAt(1) == '=' && "NMS".indexOf(pair.charAt(0)) >= 0) {
          return new Sort(pair.charAt(0), pair.charAt(2) == 'D');
        }
      }
      return new Sort('N', false);
    }

    Comparator<Entry> comparator() {
      Comparator<Entry> order = switch (column) {
        case 'M' -> Comparator.comparingLong(Entry::modified).thenComparing(BY_NAME);
        case 'S' -> Comparator.comparingLong(Entry::size).thenComparing(BY_NAME);
        default -> BY_NAME;
      };
      return FOLDERS_FIRST.thenComparing(descending ? order.reversed() : order);
    }

    String link(char other, String title) {
      char direction = other == column && !descending ? 'D' : 'A';
      return "<a href=\"?" + other + "=" + direction + "\">" + title + "</a>";
    }
  }

  /** The page of the folder at {@code path} (decoded, with a slash at its end), sorted as {@code query} asks. */
  String page(String path, String query) {
    Sort sort = Sort.of(query);
    String title = "Index of " + Html.escape(path);
    StringBuilder rows = new StringBuilder();
    if (!path.equals("/")) {
      rows.append("<tr><td><a href=\"..\">Parent folder</a></td></tr>\n");
    }
    entries.stream().sorted(sort.comparator()).forEach(entry -> row(entry, rows));
    return Html.page(title, "<h1>" + title + "</h1>\n<table>\n<tr><th>" + sort.link('N', "Name") + "</th><th>"
        + sort.link('M', "Modified") + "</th><th>" + sort.link('S', "Size") + "</th></tr>\n" + rows + "</table>");
  }

  private static void row(Entry entry, StringBuilder rows) {
    String name = entry.folder ? entry.name + "/" : entry.name;
    rows.append("<tr><td><a href=\"./").append(Html.encode(name)).append("\">").append(Html.escape(name))
        .append("</a></td><td>").append(TIME.format(Instant.ofEpochMilli(entry.modified))).append("</td><td>")
        .append(entry.folder ? "-" : Long.toString(entry.size)).append("</td></tr>\n");
  }
}
