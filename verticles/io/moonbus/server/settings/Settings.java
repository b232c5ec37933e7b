package io.moonbus.server.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that one server runs with: checked and never changed. Made by {@link SettingsLoader}. */
public final class Settings {

  private final Map<String, String> texts;
  private final Map<String, Object> values;
  private final Map<String, String> arguments;
  private final Path file;
  private final List<Remark> remarks;
  private final Set<String> invoked;

  /** @param invoked keys of what stands on the command line or in the environment */
  Settings(Map<String, String> texts, Map<String, Object> values, Map<String, String> arguments, Path file,
           List<Remark> remarks, Set<String> invoked) {
    this.invoked = Set.copyOf(invoked);
    this.texts = texts;
    this.values = values;
    this.arguments = Map.copyOf(arguments);
    this.file = file;
    this.remarks = List.copyOf(remarks);
  }

  /** The value of a setting. */
  @SuppressWarnings("unchecked")
  public <T> T get(Setting<T> setting) {
    return (T) values.get(setting.key());
  }

  /** Whether the value stands on the command line or in the environment, rather than in a file or being the default. */
  public boolean isInvoked(Setting<?> setting) {
    return invoked.contains(setting.key());
  }

  /** A file or folder, absolute; empty when the setting is. */
  public Optional<Path> path(Setting<String> setting) {
    String text = get(setting);
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /** A value, or that of {@code other} when it is empty. */
  public String getOr(Setting<String> setting, Setting<String> other) {
    String text = get(setting);
    return text.isEmpty() ? get(other) : text;
  }

  /**
   * What scripts see as {@code mona.configs}: all values by flat key, those of the settings declared here and those
   * that only scripts know, without secrets.
   */
  public Map<String, String> configs() {
    Map<String, String> configs = new LinkedHashMap<>(texts);
    Catalog.settings().values().stream().filter(Setting::secret).forEach(secret -> configs.remove(secret.key()));
    arguments.forEach((name, value) -> configs.put("arguments." + name, value));
    return Collections.unmodifiableMap(configs);
  }

  /** The options of the command line by name, {@code ""} for one without value. */
  public Map<String, String> arguments() {
    return arguments;
  }

  /** The settings file that was read. */
  public Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /** What is worth telling about these settings. */
  public List<Remark> remarks() {
    return remarks;
  }
}
