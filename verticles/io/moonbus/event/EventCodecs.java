package io.moonbus.event;

import io.vertx.core.Vertx;

/** Registers the codecs of the contract with an event bus. */
public final class EventCodecs {

  /** Codec name of {@link EventBatch}. */
  public static final String EVENTS = "moonbus.events";
  /** Codec name of {@link MessageBatch}. */
  public static final String MESSAGES = "moonbus.messages";

  private EventCodecs() {
  }

  /** Makes both codecs known; harmless when they already are. */
  public static void register(Vertx vertx) {
    if (vertx.sharedData().<String, Boolean>getLocalMap("moonbus.codecs").putIfAbsent("registered", true) == null) {
      vertx.eventBus().registerDefaultCodec(EventBatch.class, BatchCodec.events());
      vertx.eventBus().registerDefaultCodec(MessageBatch.class, BatchCodec.messages());
    }
  }
}
