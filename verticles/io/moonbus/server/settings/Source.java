package io.moonbus.server.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A place where values come from.
 *
 * @param values what it says, by key
 * @param where  describes the place of a key, for errors
 * @param base   what its relative paths are relative to, {@code null} = {@code application.dir}
 */
record Source(Map<String, String> values, UnaryOperator<String> where, Path base) {

  /** Whether it is the command line or the environment, not a file. */
  boolean isInvocation() {
    return base != null;
  }

  static Source commandLine(Map<String, String> options, Path workingDirectory) {
    return new Source(options, key -> "command line", workingDirectory);
  }

  static Source environment(Map<String, String> environment, Path workingDirectory) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    Catalog.settings().values().forEach(setting -> {
      String value = environment.get(setting.environmentName());
      if (value != null) {
        values.put(setting.key(), value);
        names.put(setting.key(), setting.environmentName());
      }
    });
    return new Source(values, key -> "environment " + names.get(key), workingDirectory);
  }

  static Source file(String name, Iterable<IniEntry> entries) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (IniEntry entry : entries) {
      values.put(entry.key(), entry.value());
      lines.put(entry.key(), entry.line());
    }
    return new Source(values, key -> name + ":" + lines.get(key), null);
  }
}
