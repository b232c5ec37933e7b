package io.moonbus.data.store;

import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Registers and metadata as bytes. A key begins with what it is of; the keys of a path follow, each ended by two zero
 * bytes, a zero byte in it written as 0 255, so that the order of paths is kept. A register is its kind, its stamp, when
 * it expires (only if it does) and the bytes of its value.
 */
final class Records {

  private static final byte REGISTER = 1;
  private static final byte METADATA = 2;

  private static final byte END = 0;
  private static final byte ZERO = (byte) 255;

  private static final int REMOVED = 0;
  private static final int TEXT = 1;
  private static final int FALSE = 2;
  private static final int TRUE = 3;
  private static final int NUMBER = 4;
  private static final int EXPIRES = 128;

  private static final byte[] NOTHING = {};

  private Records() {
  }

  static boolean isRegister(byte[] key) {
    return key[0] == REGISTER;
  }

  static byte[] key(DataPath path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(REGISTER);
    for (Key key : path.keys()) {
      for (byte b : key.bytes()) {
        out.write(b);
        if (b == 0) {
          out.write(ZERO);
        }
      }
      out.write(0);
      out.write(END);
    }
    return out.toByteArray();
  }

  static byte[] metadataKey(String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + text.length).put(METADATA).put(text).array();
  }

  static String metadataName(byte[] key) {
    return new String(key, 1, key.length - 1, StandardCharsets.UTF_8);
  }

  static DataPath path(byte[] bytes) {
    List<Key> keys = new ArrayList<>();
    byte[] key = new byte[bytes.length];
    int length = 0;
    for (int at = 1; at < bytes.length; at++) {
      if (bytes[at] != 0) {
        key[length++] = bytes[at];
      } else if (bytes[++at] == ZERO) {
        key[length++] = 0;
      } else {
        keys.add(Key.of(key, 0, length));
        length = 0;
      }
    }
    return DataPath.of(keys);
  }

  static byte[] bytes(Register register) {
    byte[] content = content(register.value());
    boolean expires = register.expires() != 0;
    ByteBuffer buffer = ByteBuffer.allocate(1 + 2 * Long.BYTES + (expires ? Long.BYTES : 0) + content.length);
    buffer.put((byte) (kind(register.value()) | (expires ? EXPIRES : 0)));
    buffer.putLong(register.stamp().clock()).putLong(register.stamp().origin());
    if (expires) {
      buffer.putLong(register.expires());
    }
    return buffer.put(content).array();
  }

  static Register register(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int kind = buffer.get() & 255;
    Stamp stamp = new Stamp(buffer.getLong(), buffer.getLong());
    long expires = (kind & EXPIRES) == 0 ? 0 : buffer.getLong();
    return new Register(stamp, value(kind & ~EXPIRES, buffer), expires);
  }

  /** The register with the greater stamp; of two with the same stamp the one that has expired. */
  static byte[] newer(byte[] one, byte[] other) {
    Register first = register(one);
    Register second = register(other);
    int order = first.stamp().compareTo(second.stamp());
    return order > 0 || order == 0 && first.value() == null ? one : other;
  }

  private static int kind(Value value) {
    if (value == null) {
      return REMOVED;
    }
    if (value instanceof Value.Truth truth) {
      return truth.isTrue() ? TRUE : FALSE;
    }
    return value instanceof Value.Num ? NUMBER : TEXT;
  }

  private static byte[] content(Value value) {
    if (value instanceof Value.Text text) {
      return text.bytes();
    }
    return value instanceof Value.Num number
        ? ByteBuffer.allocate(Double.BYTES).putDouble(number.value()).array() : NOTHING;
  }

  private static Value value(int kind, ByteBuffer buffer) {
    return switch (kind) {
      case REMOVED -> null;
      case TEXT -> new Value.Text(Arrays.copyOfRange(buffer.array(), buffer.position(), buffer.limit()));
      case FALSE -> Value.of(false);
      case TRUE -> Value.of(true);
      case NUMBER -> Value.of(buffer.getDouble());
      default -> throw new IllegalArgumentException("written by a newer version: kind " + kind);
    };
  }
}
