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

  /** Milliseconds until a node that did not hear that a deployment is given up is told again. */
  private static final long AGAIN_MILLIS = 5_000;
  /** How often it is told. */
  private static final int TRIES = 12;

  private final Vertx vertx;
  private final Peers peers;
  private final NodeInfo node;
  private final Parcel parcel;
  private final Mark missed;
  private final String id = UUID.randomUUID().toString();
  private String before = "";
  private boolean same;
  private long time;

  Sender(Vertx vertx, Peers peers, NodeInfo node, Parcel parcel) {
    this(vertx, peers, node, parcel, null);
  }

  /** @param missed the mark of what the node has missed, {@code null} when something new is deployed */
  Sender(Vertx vertx, Peers peers, NodeInfo node, Parcel parcel, Mark missed) {
    this.missed = missed;
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

  /** When the application was last changed by a deployment there, see {@link Mark#time}. */
  long time() {
    return time;
  }

  /** Sends it and has it verified; the node claims the application until {@link #activate} or {@link #abandon}. */
  Future<Void> prepare() {
    JsonObject announcement = new JsonObject().put("id", id).put("name", parcel.name())
        .put("kind", parcel.kind().text()).put("version", parcel.version()).put("size", parcel.size())
        .put("sum", parcel.sum());
    if (missed != null) {
      announcement.put("mark", missed.toJson());
    }
    return peers.ask(node, Topics.BEGIN, announcement).compose(begun -> {
      before = begun.getString("version");
      same = begun.getBoolean("same");
      time = begun.getLong("time", 0L);
      return same ? Future.<Void>succeededFuture() : send().compose(v -> step(Topics.VERIFY, new JsonObject()));
    }).recover(failure -> abandon().transform(v -> Future.failedFuture(failure)));
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

  /** Puts it into service; a node that has it already only notes that it was deployed. */
  Future<Void> activate(Mark mark) {
    JsonObject message = new JsonObject().put("mark", mark.toJson());
    return same ? peers.ask(node, Topics.NOTE, message.mergeIn(new Deployed(parcel.name(), parcel.kind(), parcel.version(),
        mark).toJson())).mapEmpty() : step(Topics.ACTIVATE, message);
  }

  /** Has the node throw it away; one that does not hear it is told again for a while, for which nobody waits. */
  Future<Void> abandon() {
    return abandon(TRIES).otherwiseEmpty();
  }

  private Future<Void> abandon(int tries) {
    return peers.ask(node, Topics.ABANDON, new JsonObject().put("id", id)).<Void>mapEmpty().onFailure(failure -> {
      if (tries > 1 && peers.isThere(node)) {
        vertx.setTimer(AGAIN_MILLIS, timer -> abandon(tries - 1));
      }
    });
  }

  /** What may take long is asked for until it is done. */
  private Future<Void> step(String topic, JsonObject message) {
    return Patience.ask(peers, node, topic, message.put("id", id)).mapEmpty();
  }
}
