package io.moonbus.lua.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the line of source that an error message names. */
final class SourceLine {

  /** {@code file:line:} at the beginning of a message. */
  static final Pattern PLACE = Pattern.compile("^([^:\\n]+):(\\d+):");
  private static final int LONGEST = 200;

  private SourceLine() {
  }

  /** The line that {@code message} begins with, after a blank and in quotes; empty when there is none. */
  static String of(Sources sources, String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return "";
    }
    Path file = sources.www().resolve(place.group(1));
    try {
      List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      int number = Integer.parseInt(place.group(2));
      String line = number < 1 || number > lines.size() ? "" : lines.get(number - 1).strip();
      return line.isEmpty() ? "" : " `" + line.substring(0, Math.min(line.length(), LONGEST)) + "`";
    } catch (IOException | NumberFormatException e) {
      return "";
    }
  }
}
