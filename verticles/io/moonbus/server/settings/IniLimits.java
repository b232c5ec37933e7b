package io.moonbus.server.settings;

/**
 * What a settings file may be.
 *
 * @param size       bytes of the file
 * @param lineLength characters of one line
 * @param entries    keys in the file
 */
record IniLimits(int size, int lineLength, int entries) {

  static final IniLimits DEFAULT = new IniLimits(4 << 20, 64 << 10, 20_000);
}
