package io.moonbus.event;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * Passes a batch by reference on one node and in its wire form to others.
 *
 * @param <B> the batch
 * @param <T> what it holds
 */
final class BatchCodec<B, T> implements MessageCodec<B, B> {

  /** First octet of the wire form. */
  static final int VERSION = 1;
  /** Nested lists and maps that are accepted from another node. */
  static final int MAX_DEPTH = 512;
  private static final Logger LOG = Logger.getLogger("io.moonbus.event.BatchCodec");

  private final String name;
  private final Function<B, List<T>> items;
  private final Function<List<T>, B> batch;
  private final BiConsumer<WireWriter, T> write;
  private final Function<WireReader, T> read;

  BatchCodec(String name, Function<B, List<T>> items, Function<List<T>, B> batch, BiConsumer<WireWriter, T> write,
             Function<WireReader, T> read) {
    this.name = name;
    this.items = items;
    this.batch = batch;
    this.write = write;
    this.read = read;
  }

  static BatchCodec<EventBatch, ClientEvent> events() {
    return new BatchCodec<>(EventCodecs.EVENTS, EventBatch::events, EventBatch::new, EventWire::write,
        EventWire::read);
  }

  static BatchCodec<MessageBatch, ClientMessage> messages() {
    return new BatchCodec<>(EventCodecs.MESSAGES, MessageBatch::messages, MessageBatch::new, MessageWire::write,
        MessageWire::read);
  }

  @Override
  public void encodeToWire(Buffer buffer, B message) {
    buffer.appendByte((byte) VERSION);
    new WireWriter(buffer).list(items.apply(message), write);
  }

  /** Decodes a batch; one that is malformed is logged and becomes an empty one. */
  @Override
  public B decodeFromWire(int position, Buffer buffer) {
    try {
      return decode(new WireReader(buffer, position, MAX_DEPTH));
    } catch (WireException e) {
      LOG.warning(() -> "dropped " + name + " from another node, " + e.getMessage()
          + "; do all nodes run the same version?");
      return batch.apply(List.of());
    }
  }

  private B decode(WireReader in) {
    int version = in.octet();
    if (version != VERSION) {
      throw in.malformed("version " + version + " instead of " + VERSION);
    }
    B decoded = batch.apply(in.list(read));
    if (!in.atEnd()) {
      throw in.malformed("more than a batch");
    }
    return decoded;
  }

  @Override
  public B transform(B message) {
    return message;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
