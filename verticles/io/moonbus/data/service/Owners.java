package io.moonbus.data.service;

import io.moonbus.data.DataPath;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.zip.CRC32;

/** Which node decides about a path: the one with the greatest hash of node and path, so that few paths change their owner
 * when a node joins or leaves. */
final class Owners {

  private Owners() {
  }

  /** @return the owner's id, the own one when there is nobody else */
  static String of(DataPath path, String self, Collection<String> others) {
    String owner = self;
    long best = weight(path, self);
    for (String node : others) {
      long weight = weight(path, node);
      if (weight > best || weight == best && node.compareTo(owner) > 0) {
        owner = node;
        best = weight;
      }
    }
    return owner;
  }

  private static long weight(DataPath path, String node) {
    CRC32 hash = new CRC32();
    hash.update(node.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < path.size(); i++) {
      hash.update(0);
      hash.update(path.key(i).bytes());
    }
    // Mixed, because checksums of texts of the same length differ by the same pattern for every path.
    long mixed = hash.getValue() * 0x9E3779B97F4A7C15L;
    return (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L >>> 1;
  }
}
