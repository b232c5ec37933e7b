package io.moonbus.server.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Lines for people: time, level, message; colours on a terminal. Control characters are made visible. */
final class TextLines extends Formatter {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM HH:mm:ss.SSS");
  private static final Map<String, String> COLOURS =
      Map.of("ERROR", "\u001b[35m", "WARN", "\u001b[33m", "DEBUG", "\u001b[36m", "TRACE", "\u001b[90m");
  private static final String PLAIN = "\u001b[0m";

  private final boolean colours;

  TextLines(boolean colours) {
    this.colours = colours;
  }

  @Override
  public String format(LogRecord record) {
    String word = LogLevel.word(record.getLevel());
    String line = TIME.format(record.getInstant().atZone(ZoneId.systemDefault())) + "  " + pad(word)
        + printable(formatMessage(record)) + trace(record.getThrown());
    String colour = colours ? COLOURS.get(word) : null;
    return (colour == null ? line : colour + line + PLAIN) + System.lineSeparator();
  }

  private static String pad(String word) {
    return word + " ".repeat(7 - word.length());
  }

  static String trace(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return System.lineSeparator() + text.toString().stripTrailing();
  }

  /** A script or a client may not forge lines or move the cursor: only line feeds and tabs stay, the former indented. */
  private static String printable(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (line == null && (c >= ' ' && c != 0x7f || c == '\t')) {
        continue;
      }
      if (line == null) {
        line = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      append(line, c);
    }
    return line == null ? text : line.toString();
  }

  private static void append(StringBuilder line, char c) {
    if (c == '\n') {
      line.append("\n    ");
    } else if (c < ' ' && c != '\t' || c == 0x7f) {
      line.append(String.format("\\x%02x", (int) c));
    } else {
      line.append(c);
    }
  }
}
