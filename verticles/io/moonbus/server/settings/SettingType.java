package io.moonbus.server.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the values of a setting look like.
 *
 * @param <T> the Java type of a value
 */
public final class SettingType<T> {

  private static final List<String> TRUE = List.of("true", "yes", "on", "1");
  private static final List<String> FALSE = List.of("false", "no", "off", "0");

  private final String allowed;
  private final boolean path;
  private final Function<String, T> parser;

  private SettingType(String allowed, boolean path, Function<String, T> parser) {
    this.allowed = allowed;
    this.path = path;
    this.parser = parser;
  }

  /** What is allowed, to stand after "must be". */
  public String allowed() {
    return allowed;
  }

  /** Whether values name files or folders, relative ones below a base. */
  public boolean isPath() {
    return path;
  }

  /**
   * The value that a text stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public T parse(String text) {
    return parser.apply(text);
  }

  /** Any text. */
  public static SettingType<String> text() {
    return new SettingType<>("any text", false, text -> text);
  }

  /** A file or folder; empty = none. */
  public static SettingType<String> path() {
    return new SettingType<>("a file or folder", true, text -> text);
  }

  /** A whole number from {@code min} to {@code max}. */
  public static SettingType<Integer> integer(int min, int max) {
    String allowed = max == Integer.MAX_VALUE
        ? "a whole number, " + min + " or more" : "a whole number from " + min + " to " + max;
    return new SettingType<>(allowed, false, text -> inRange(Integer.valueOf(text), min, max));
  }

  /** A port of this machine: {@link Port}. */
  public static SettingType<Port> port() {
    return new SettingType<>("a port from 1 to 65535, 0 (off) or auto (a free one)", false, text ->
        text.equals("auto") ? Port.AUTO : new Port(inRange(Integer.valueOf(text), 0, 65535)));
  }

  /** Yes or no. */
  public static SettingType<Boolean> bool() {
    return new SettingType<>("true or false", false, text -> {
      String word = text.toLowerCase(Locale.ROOT);
      if (!TRUE.contains(word) && !FALSE.contains(word)) {
        throw new IllegalArgumentException();
      }
      return TRUE.contains(word);
    });
  }

  /** One of some words. */
  public static SettingType<String> choice(String... words) {
    return new SettingType<>("one of " + String.join(", ", words), false, text -> oneOf(text, words));
  }

  /** Words separated by commas or blanks, none of them when empty; {@code what} says what they are. */
  public static SettingType<List<String>> list(String what) {
    return new SettingType<>(what + ", separated by commas", false, SettingType::split);
  }

  /** Some of the given words, separated by commas or blanks. */
  public static SettingType<List<String>> some(String... words) {
    return new SettingType<>("some of " + String.join(", ", words) + ", separated by commas", false,
        text -> split(text).stream().map(word -> oneOf(word, words)).toList());
  }

  private static List<String> split(String text) {
    return text.isBlank() ? List.of() : List.of(text.trim().split("[,\\s]+"));
  }

  private static String oneOf(String text, String... words) {
    if (!Arrays.asList(words).contains(text)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static int inRange(int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException();
    }
    return value;
  }
}
