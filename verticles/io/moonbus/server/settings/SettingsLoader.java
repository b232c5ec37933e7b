package io.moonbus.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts settings together: the command line comes before the environment, the environment before the file, the file
 * before the defaults. Chained setters; {@link #load} may block.
 */
public final class SettingsLoader {

  /** What is read when no file is named, below the home folder: the first that exists. */
  static final List<String> FILES = List.of("MonaServer.ini", "conf/moonbus.ini");

  private Path home = Path.of("").toAbsolutePath();
  private Path workingDirectory = home;
  private Path file;
  private Map<String, String> environment = Map.of();
  private Map<String, String> arguments = Map.of();
  private final Map<String, String> options = new LinkedHashMap<>();

  /** Where the server is installed; the default of {@code application.dir}. */
  public SettingsLoader home(Path value) {
    home = value.toAbsolutePath().normalize();
    return this;
  }

  /** What relative paths of the command line and the environment are relative to. */
  public SettingsLoader workingDirectory(Path value) {
    workingDirectory = value.toAbsolutePath().normalize();
    return this;
  }

  /** The settings file to read; {@code null} = the one in the home folder, if there is one. */
  public SettingsLoader file(Path value) {
    file = value == null ? null : workingDirectory.resolve(value).normalize();
    return this;
  }

  /** The environment variables. */
  public SettingsLoader environment(Map<String, String> value) {
    environment = value;
    return this;
  }

  /** What scripts see as {@code mona.arguments}, where secrets are left out. */
  public SettingsLoader arguments(Map<String, String> value) {
    arguments = new LinkedHashMap<>(value);
    Catalog.settings().values().stream().filter(Setting::secret).forEach(secret -> arguments.remove(secret.key()));
    return this;
  }

  /** A value as from the command line. */
  public SettingsLoader set(String key, String value) {
    options.put(key, value);
    return this;
  }

  /**
   * Reads and checks everything.
   *
   * @throws SettingsException when a file cannot be read or a value is not allowed
   */
  public Settings load() {
    Path found = file == null ? defaultFile() : file;
    List<Source> sources = new ArrayList<>();
    if (found != null) {
      sources.add(read(found));
    }
    sources.add(Source.environment(environment, workingDirectory));
    sources.add(Source.commandLine(options, workingDirectory));
    return new SettingsMerge(home, found, sources).settings(arguments,
        new Remarks(sources, environment, options.keySet()).all());
  }

  private Path defaultFile() {
    return FILES.stream().map(home::resolve).filter(Files::isRegularFile).findFirst().orElse(null);
  }

  private static Source read(Path path) {
    try {
      return Source.file(path.toString(), IniReader.read(Files.readAllBytes(path), IniLimits.DEFAULT));
    } catch (IniException e) {
      throw new SettingsException(path + (e.line() > 0 ? ":" + e.line() : "") + ": " + e.getMessage());
    } catch (IOException e) {
      throw new SettingsException("cannot read the settings file " + path + ": "
          + (Files.exists(path) ? e.getMessage() : "there is no such file"));
    }
  }
}
