package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * A part of a package on its way to a node: 16 octets id of the transfer, 8 octets offset, 4 octets CRC-32C of what
 * follows, the bytes.
 */
record Chunk(String transfer, long offset, Buffer bytes) {

  /** Bytes of each but the last. */
  static final int SIZE = 128 << 10;

  private static final int HEADER = 28;

  Buffer encode() {
    UUID id = UUID.fromString(transfer);
    return Buffer.buffer(HEADER + bytes.length()).appendLong(id.getMostSignificantBits())
        .appendLong(id.getLeastSignificantBits()).appendLong(offset).appendInt(sum(bytes)).appendBuffer(bytes);
  }

  /** @throws DeploymentException when it was damaged on its way */
  static Chunk decode(Buffer message) {
    if (message.length() <= HEADER) {
      throw damaged();
    }
    Buffer bytes = message.slice(HEADER, message.length());
    if (sum(bytes) != message.getInt(24)) {
      throw damaged();
    }
    return new Chunk(new UUID(message.getLong(0), message.getLong(8)).toString(), message.getLong(16), bytes);
  }

  private static DeploymentException damaged() {
    return new DeploymentException(Reason.FAILED, "a part of the package was damaged on its way");
  }

  private static int sum(Buffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.getBytes());
    return (int) sum.getValue();
  }
}
