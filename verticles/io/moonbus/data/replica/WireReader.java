package io.moonbus.data.replica;

import io.moonbus.data.DataOptions;
import io.moonbus.data.DataPath;
import io.moonbus.data.Key;
import io.moonbus.data.Register;
import io.moonbus.data.Stamp;
import io.moonbus.data.Value;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what messages consist of. Whatever it is given it reads no further than its input and allocates in proportion to
 * it, or throws {@link MessageException}.
 */
final class WireReader {

  /** Members and origins that are accepted. */
  static final int MAX_MEMBERS = 100_000;

  private final Buffer in;
  private int position;

  WireReader(Buffer in) {
    this.in = in;
  }

  MessageException malformed(String what) {
    return new MessageException(what, position);
  }

  private void need(int octets) {
    if (in.length() - position < octets) {
      throw malformed("cut off");
    }
  }

  void end() {
    if (position != in.length()) {
      throw malformed("more than expected");
    }
  }

  int octet() {
    need(1);
    return in.getByte(position++) & 0xFF;
  }

  boolean bool() {
    int octet = octet();
    if (octet > 1) {
      throw malformed("no boolean");
    }
    return octet == 1;
  }

  long natural() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int octet = octet();
      value |= (octet & 0x7FL) << shift;
      if (octet < 0x80) {
        return value;
      }
    }
    throw malformed("number of more than 63 bits");
  }

  /** A natural number up to a limit. */
  int natural(int limit, String what) {
    long value = natural();
    if (value > limit) {
      throw malformed(what + " beyond " + limit);
    }
    return (int) value;
  }

  long fixed() {
    need(Long.BYTES);
    long value = in.getLong(position);
    position += Long.BYTES;
    return value;
  }

  /** A clock: not negative, so that it can be compared. */
  long clock() {
    long clock = fixed();
    if (clock < 0) {
      throw malformed("negative clock");
    }
    return clock;
  }

  byte[] bytes(int limit) {
    int length = natural(limit, "length");
    need(length);
    byte[] bytes = in.getBytes(position, position + length);
    position += length;
    return bytes;
  }

  DataPath path() {
    int size = natural(DataOptions.DEPTH_LIMIT, "depth");
    Key[] keys = new Key[size];
    for (int i = 0; i < size; i++) {
      keys[i] = Key.wrap(bytes(DataOptions.KEY_LIMIT));
    }
    return DataPath.of(keys);
  }

  Stamp stamp() {
    long clock = clock();
    if (clock == 0) {
      throw malformed("no stamp");
    }
    return new Stamp(clock, fixed());
  }

  Value value() {
    return switch (octet()) {
      case 0 -> null;
      case 1 -> new Value.Text(bytes(DataOptions.VALUE_LIMIT));
      case 2 -> Value.of(false);
      case 3 -> Value.of(true);
      case 4 -> Value.of(Double.longBitsToDouble(fixed()));
      default -> throw malformed("unknown type of value");
    };
  }

  Op op() {
    DataPath path = path();
    Stamp stamp = stamp();
    long expires = natural();
    return new Op(path, new Register(stamp, value(), expires));
  }

  List<Op> ops() {
    int size = natural(in.length() - position, "count");
    List<Op> ops = new ArrayList<>(Math.min(size, Scan.MAX_OPS));
    for (int i = 0; i < size; i++) {
      ops.add(op());
    }
    return ops;
  }

  private int members(int octets) {
    int size = natural(MAX_MEMBERS, "count");
    need(size * octets);
    return size;
  }

  Map<Long, Long> clocks() {
    int size = members(2 * Long.BYTES);
    Map<Long, Long> clocks = new HashMap<>();
    for (int i = 0; i < size; i++) {
      clocks.put(fixed(), clock());
    }
    return clocks;
  }

  Vector vector() {
    return Vector.of(clocks());
  }

  Run run() {
    return new Run(fixed(), clock(), clock());
  }

  Map<Long, Run> runs() {
    int size = members(4 * Long.BYTES);
    Map<Long, Run> runs = new HashMap<>();
    for (int i = 0; i < size; i++) {
      runs.put(fixed(), run());
    }
    return runs;
  }

  Map<Long, Member> members() {
    int size = members(Long.BYTES + 3);
    Map<Long, Member> members = new HashMap<>();
    for (int i = 0; i < size; i++) {
      members.put(fixed(), new Member(natural(Origins.MAX_GENERATION, "generation"), bool(), bool()));
    }
    return members;
  }
}
