package io.moonbus.admin.deploy;

import io.moonbus.cluster.NodeInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Brings one package to one node, part after part. */
final class Sender {

  private final Vertx vertx;
  private final Peers peers;
  private final NodeInfo node;
  private final Parcel parcel;
  private final String id = UUID.randomUUID().toString();
  private String before = "";
  private boolean same;

  Sender(Vertx vertx, Peers peers, NodeInfo node, Parcel parcel) {
    this.vertx = vertx;
    this.peers = peers;
    this.node = node;
    this.parcel = parcel;
  }

  NodeInfo node() {
    return node;
  }

  /** The version that the node had, {@code ""} = none. */
  String before() {
    return before;
  }

  /** Whether the node had the very version before. */
  boolean isSame() {
    return same;
  }

  /** Sends it and has it verified; the node claims the application until {@link #activate} or {@link #abandon}. */
  Future<Void> prepare() {
    JsonObject announcement = new JsonObject().put("id", id).put("name", parcel.name())
        .put("kind", parcel.kind().text()).put("version", parcel.version()).put("size", parcel.size())
        .put("sum", parcel.sum());
    return peers.ask(node, Topics.BEGIN, announcement).compose(begun -> {
      before = begun.getString("version");
      same = begun.getBoolean("same");
      return same ? Future.succeededFuture() : send().compose(v -> step(Topics.VERIFY, false))
          .recover(failure -> abandon().transform(v -> Future.failedFuture(failure)));
    });
  }

  private Future<Void> send() {
    return vertx.fileSystem().open(parcel.file().toString(), new OpenOptions().setRead(true).setWrite(false).setCreate(false))
        .compose(file -> send(file, 0).eventually(file::close));
  }

  private Future<Void> send(AsyncFile file, long offset) {
    if (offset >= parcel.size()) {
      return Future.succeededFuture();
    }
    int length = (int) Math.min(Chunk.SIZE, parcel.size() - offset);
    return file.read(Buffer.buffer(length), 0, offset, length)
        .compose(bytes -> peers.ask(node, Topics.CHUNK, new Chunk(id, offset, bytes).encode()))
        .compose(v -> send(file, offset + length));
  }

  /** Puts it into service. */
  Future<Void> activate() {
    return same ? Future.succeededFuture() : step(Topics.ACTIVATE, false);
  }

  /** Has the node throw it away; does not care whether it does. */
  Future<Void> abandon() {
    return peers.ask(node, Topics.ABANDON, new JsonObject().put("id", id)).<Void>mapEmpty().otherwiseEmpty();
  }

  /** What may take long is asked for until it is done. */
  private Future<Void> step(String topic, boolean again) {
    return peers.ask(node, topic, new JsonObject().put("id", id).put("again", again)).compose(answer ->
        answer.getBoolean("pending", false) ? step(topic, true) : Future.succeededFuture());
  }
}
