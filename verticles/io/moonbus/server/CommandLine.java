package io.moonbus.server;

import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Names;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stood on the command line. Options are written {@code --name=value}, {@code --name value} (not when the value
 * may be left out), {@code -l3}, {@code -l 3}, {@code -l=3} or, as in MonaServer, {@code /name=value}. An option that
 * nobody knows is kept for scripts.
 */
final class CommandLine {

  private final List<String> operands = new ArrayList<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, String> arguments = new LinkedHashMap<>();
  private final List<String> unknown = new ArrayList<>();

  /** @throws UsageException when a value is missing or too much, or a letter is unknown */
  static CommandLine parse(String... words) {
    CommandLine line = new CommandLine();
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(words));
    while (!rest.isEmpty()) {
      line.word(rest.poll(), rest);
    }
    return line;
  }

  /** The words that are no options: a command and what it works on. */
  List<String> operands() {
    return operands;
  }

  /** The settings by key. */
  Map<String, String> settings() {
    return settings;
  }

  /** All options by long name, {@code ""} for one without value. */
  Map<String, String> arguments() {
    return arguments;
  }

  /** Options without value that are probably misspelled; with a value they are settings, which are looked at later. */
  List<String> unknown() {
    return unknown;
  }

  boolean has(Option option) {
    return arguments.containsKey(option.name());
  }

  Optional<String> value(Option option) {
    return Optional.ofNullable(arguments.get(option.name()));
  }

  private void word(String word, Deque<String> rest) {
    if (word.startsWith("--") && word.length() > 2) {
      named(word.substring(2), rest);
    } else if (word.matches("/[\\w.-]+=.*") && operands.isEmpty()) {
      named(word.substring(1), rest);
    } else if (word.startsWith("-") && word.length() > 1) {
      lettered(word, rest);
    } else {
      operands.add(word);
    }
  }

  private void named(String text, Deque<String> rest) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? null : text.substring(equals + 1);
    Optional<Option> option = Option.named(name);
    if (option.isPresent()) {
      option(option.get(), value, rest);
    } else if (Catalog.settings().containsKey(name)) {
      put(name, name, value == null ? next(name, rest) : value);
    } else {
      other(name, value);
    }
  }

  private void lettered(String word, Deque<String> rest) {
    Option option = Option.lettered(word.charAt(1))
        .orElseThrow(() -> new UsageException("unknown option " + word + "; ./moonbus --help lists them"));
    String glued = word.substring(2);
    option(option, glued.isEmpty() ? null : glued.startsWith("=") ? glued.substring(1) : glued, rest);
  }

  private void option(Option option, String value, Deque<String> rest) {
    if (option.value() == null && value != null) {
      throw new UsageException("--" + option.name() + " takes no value");
    }
    String given = value != null ? value : option.absent() != null ? option.absent() : next(option.name(), rest);
    put(option.name(), option.setting(), given);
  }

  private void other(String name, String value) {
    put(name, value == null ? null : name, value == null ? "" : value);
    if (value == null) {
      Names.nearest(name, Option.names()).ifPresent(nearest -> unknown.add("unknown option --" + name
          + ": did you mean --" + nearest + "?"));
    }
  }

  private void put(String name, String setting, String value) {
    arguments.put(name, value);
    if (setting != null) {
      settings.put(setting, value);
    }
  }

  private static String next(String name, Deque<String> rest) {
    if (rest.isEmpty() || rest.peek().startsWith("-") && rest.peek().length() > 1) {
      throw new UsageException("--" + name + " needs a value: --" + name + "=…");
    }
    return rest.poll();
  }
}
