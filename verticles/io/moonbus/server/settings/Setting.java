package io.moonbus.server.settings;

/**
 * The declaration of one setting.
 *
 * @param key          as in scripts and in the settings file: {@code section.name}, or {@code name} alone
 * @param defaultValue as it would stand in the file
 * @param doc          what it does, in sentences, with units
 * @param origin       who brought the name up
 * @param secret       whether the value may be neither logged nor seen by scripts
 * @param <T>          the Java type of its values
 */
public record Setting<T>(String key, SettingType<T> type, String defaultValue, String doc, Origin origin,
                         boolean secret) {

  /** Who brought a setting up. */
  public enum Origin {
    /** Has the meaning that it has in a MonaServer.ini. */
    MONASERVER,
    /** New in Moonbus. */
    MOONBUS
  }

  /** The part of the key before its first dot, {@code ""} when there is none. */
  public String section() {
    return sectionOf(key);
  }

  /** The part of the key after its section. */
  public String name() {
    return key.substring(key.indexOf('.') + 1);
  }

  /** The environment variable that sets it, such as {@code MOONBUS_HTTP_PORT}. */
  public String environmentName() {
    return "MOONBUS_" + key.replace('.', '_').toUpperCase(java.util.Locale.ROOT);
  }

  /**
   * The value that a text stands for.
   *
   * @param source where the text comes from, for the error
   * @throws SettingsException when the text is not allowed
   */
  T parse(String text, String source) {
    try {
      return type.parse(text.trim());
    } catch (IllegalArgumentException e) {
      throw new SettingsException(key, secret ? "(secret)" : text, source, type.allowed());
    }
  }

  static String sectionOf(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }
}
