package io.moonbus.event;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.shareddata.LocalMap;

/**
 * Which applications this node has and who handles them. A mount handles its path and everything below it that has
 * no mount of its own.
 */
public final class Applications {

  private final Vertx vertx;
  private final LocalMap<String, String> mounts;

  private Applications(Vertx vertx) {
    this.vertx = vertx;
    this.mounts = vertx.sharedData().getLocalMap("moonbus.applications");
  }

  /** The applications of a Vert.x instance. */
  public static Applications of(Vertx vertx) {
    return new Applications(vertx);
  }

  /**
   * Handles the events of the application at {@code path}, on the calling context.
   *
   * @return the registration; its {@code unregister} undoes the mount
   * @throws MountedException when the path is already mounted
   */
  public Mount mount(String path, Handler<EventBatch> handler) {
    String key = normalize(path);
    if (mounts.putIfAbsent(key, Addresses.app(key)) != null) {
      throw new MountedException(key);
    }
    EventCodecs.register(vertx);
    MessageConsumer<EventBatch> consumer =
        vertx.eventBus().localConsumer(Addresses.app(key), message -> handler.handle(message.body()));
    return () -> {
      mounts.remove(key);
      return consumer.unregister();
    };
  }

  /**
   * Who handles a path.
   *
   * @return the event-bus address of the nearest mount at or above it, {@code null} when there is none
   */
  public String resolve(String path) {
    String key = normalize(path);
    while (true) {
      String address = mounts.get(key);
      if (address != null || key.isEmpty()) {
        return address;
      }
      key = key.substring(0, key.lastIndexOf('/'));
    }
  }

  private static String normalize(String path) {
    String key = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return key.isEmpty() || key.startsWith("/") ? key : "/" + key;
  }

  /** A mounted application. */
  public interface Mount {

    /** Takes the application away; its clients are told nothing. */
    Future<Void> unregister();
  }
}
