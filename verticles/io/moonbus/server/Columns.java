package io.moonbus.server;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table for people to read. */
final class Columns {

  private final List<String[]> rows = new ArrayList<>();

  Columns(String... heads) {
    row(heads);
  }

  void row(String... cells) {
    rows.add(cells);
  }

  /** Each column as wide as its widest cell. */
  void print(PrintStream out) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
