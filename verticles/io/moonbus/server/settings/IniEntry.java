package io.moonbus.server.settings;

/**
 * One line of a settings file.
 *
 * @param key  with its section: {@code section.name}
 * @param line its number, from 1
 */
record IniEntry(String key, String value, int line) {
}
