package io.moonbus.lua.app;

import java.util.regex.Matcher;

/**
 * An application that does not load.
 *
 * @param path    its path, {@code ""} for the root application
 * @param file    the file relative to {@code www/}, {@code null} when unknown
 * @param line    the line, from 1; 0 when unknown
 * @param message the error, beginning with {@code file:line:} when both are known
 */
public record Problem(String path, String file, int line, String message) {

  static Problem of(String path, String message) {
    Matcher place = SourceLine.PLACE.matcher(message);
    return place.find()
        ? new Problem(path, place.group(1), Integer.parseInt(place.group(2)), message)
        : new Problem(path, null, 0, message);
  }
}
