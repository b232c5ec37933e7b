package io.moonbus.lua.api.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The name, parameters and results of a function.
 *
 * @param results the types of the results; {@code type...} for any number of them
 */
public record Signature(String name, List<ApiParameter> parameters, List<String> results) {

  /** Reads {@code name(first: type, second?: type, ...: type): type, type}; without results the colon is left out. */
  static Signature parse(String text) {
    int open = text.indexOf('(');
    int close = closing(text, open);
    String after = text.substring(close + 1).strip();
    if (!after.isEmpty() && after.charAt(0) != ':') {
      throw new IllegalArgumentException("results follow a colon: " + text);
    }
    return new Signature(text.substring(0, open).strip(),
        parts(text.substring(open + 1, close)).stream().map(ApiParameter::parse).toList(),
        after.isEmpty() ? List.of() : parts(after.substring(1)));
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i >= 0 && i < text.length(); i++) {
      depth += step(text.charAt(i));
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("parentheses do not match: " + text);
  }

  /** The parts between the commas that no bracket encloses. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      depth += step(c);
      if (c == ',' && (depth == 0 || i == text.length())) {
        String part = text.substring(start, i).strip();
        start = i + 1;
        if (!part.isEmpty()) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private static int step(char c) {
    return switch (c) {
      case '(', '<', '{', '[' -> 1;
      case ')', '>', '}', ']' -> -1;
      default -> 0;
    };
  }

  /** The names of the parameters, separated by commas. */
  String parameterNames() {
    return parameters.stream().map(ApiParameter::name).collect(Collectors.joining(", "));
  }

  /** The notation that {@link #parse} reads. */
  @Override
  public String toString() {
    String list = parameters.stream().map(ApiParameter::toString).collect(Collectors.joining(", "));
    return name + "(" + list + ")" + (results.isEmpty() ? "" : ": " + String.join(", ", results));
  }
}
