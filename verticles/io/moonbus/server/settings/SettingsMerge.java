package io.moonbus.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes settings of what several sources say, the last one having the last word. */
final class SettingsMerge {

  private final Path home;
  private final Path file;
  private final List<Source> sources;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Object> values = new HashMap<>();

  SettingsMerge(Path home, Path file, List<Source> sources) {
    this.home = home;
    this.file = file;
    this.sources = sources;
  }

  Settings settings(Map<String, String> arguments, List<Remark> remarks) {
    take(Catalog.APPLICATION_DIR, file == null ? home : file.getParent());
    if (texts.get(Catalog.APPLICATION_DIR.key()).isEmpty()) {
      put(Catalog.APPLICATION_DIR, home.toString());
    }
    Path base = Path.of(texts.get(Catalog.APPLICATION_DIR.key()));
    for (Setting<?> setting : Catalog.settings().values()) {
      if (setting != Catalog.APPLICATION_DIR) {
        take(setting, base);
      }
    }
    sources.forEach(source -> source.values().forEach((key, value) -> {
      if (!Catalog.settings().containsKey(key)) {
        texts.put(key, value);
      }
    }));
    return new Settings(texts, values, arguments, file, remarks, sources.stream().filter(Source::isInvocation)
        .flatMap(source -> source.values().keySet().stream()).collect(Collectors.toSet()));
  }

  private void take(Setting<?> setting, Path base) {
    String text = setting.defaultValue();
    String where = "default";
    Path from = base;
    for (Source source : sources) {
      String said = source.values().get(setting.key());
      if (said != null) {
        text = said.trim();
        where = source.where().apply(setting.key());
        from = source.base() == null ? base : source.base();
      }
    }
    Object value = setting.parse(text, where);
    if (setting.type().isPath()) {
      put(setting, resolve(from, text, setting, where));
    } else {
      texts.put(setting.key(), text);
      values.put(setting.key(), value);
    }
  }

  private void put(Setting<?> setting, String path) {
    texts.put(setting.key(), path);
    values.put(setting.key(), path);
  }

  private static String resolve(Path base, String text, Setting<?> setting, String where) {
    try {
      return text.isEmpty() ? "" : base.resolve(text).normalize().toString();
    } catch (InvalidPathException e) {
      throw new SettingsException(setting.key(), text, where, setting.type().allowed());
    }
  }
}
