package io.moonbus.server.settings;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads settings files in the syntax of a MonaServer.ini: {@code ;} starts a comment at the start of a line,
 * {@code [section]} prefixes the keys that follow, {@code key = value} sets one, a key alone has the empty value.
 * Values have no quotes or escapes; a {@code ;} inside of one is part of it.
 */
final class IniReader {

  private final IniLimits limits;
  private final List<IniEntry> entries = new ArrayList<>();
  private String section = "";
  private int number;

  private IniReader(IniLimits limits) {
    this.limits = limits;
  }

  /**
   * The entries in the order of the file, a key perhaps more than once.
   *
   * @param file UTF-8, or ISO 8859-1 when it is not valid UTF-8
   * @throws IniException with the line
   */
  static List<IniEntry> read(byte[] file, IniLimits limits) {
    if (file.length > limits.size()) {
      throw new IniException("longer than " + limits.size() + " bytes", 0);
    }
    IniReader reader = new IniReader(limits);
    decode(file).lines().forEach(reader::line);
    return reader.entries;
  }

  private static String decode(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      text = new String(file, StandardCharsets.ISO_8859_1);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void line(String raw) {
    number++;
    if (raw.length() > limits.lineLength()) {
      throw new IniException("line longer than " + limits.lineLength() + " characters", number);
    }
    String line = raw.strip();
    if (line.isEmpty() || line.startsWith(";")) {
      return;
    }
    if (line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      throw new IniException("control character", number);
    }
    if (line.startsWith("[")) {
      section = section(line);
    } else {
      entry(line);
    }
  }

  private String section(String line) {
    int end = line.indexOf(']');
    if (end < 0) {
      throw new IniException("] expected after " + line, number);
    }
    String name = line.substring(1, end).strip();
    if (name.isEmpty()) {
      throw new IniException("section without a name", number);
    }
    return name + ".";
  }

  private void entry(String line) {
    int equals = line.indexOf('=');
    String name = (equals < 0 ? line : line.substring(0, equals)).strip();
    if (name.isEmpty()) {
      throw new IniException("key expected before =", number);
    }
    if (entries.size() == limits.entries()) {
      throw new IniException("more than " + limits.entries() + " keys", number);
    }
    entries.add(new IniEntry(section + name, equals < 0 ? "" : line.substring(equals + 1).strip(), number));
  }
}
