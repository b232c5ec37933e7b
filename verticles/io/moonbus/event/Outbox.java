package io.moonbus.event;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collects what one context sends during one turn of its event loop, so that everything for the same address crosses
 * the bus as one message and the receiving event loop is woken once. Used only on its own context.
 *
 * @param <T> what is sent
 */
public final class Outbox<T> {

  private final Context context;
  private final EventBus bus;
  private final DeliveryOptions options;
  private final Function<List<T>, Object> batch;
  private final Handler<Void> flush = v -> flush();
  private Map<String, List<T>> waiting = new HashMap<>();
  private Map<String, List<T>> leaving = new HashMap<>();
  private boolean scheduled;

  /**
   * @param codec name of the codec of the batch
   * @param batch makes one bus message of a list of items
   */
  public Outbox(Context context, String codec, Function<List<T>, Object> batch) {
    this.context = context;
    this.bus = context.owner().eventBus();
    this.options = new DeliveryOptions().setCodecName(codec);
    this.batch = batch;
  }

  /** Sends {@code item} at the end of this turn, after everything that was given before for the same address. */
  public void send(String address, T item) {
    List<T> items = waiting.get(address);
    if (items == null) {
      items = new ArrayList<>(4);
      waiting.put(address, items);
    }
    items.add(item);
    if (!scheduled) {
      scheduled = true;
      context.runOnContext(flush);
    }
  }

  /** Keeps what is sent from now on until {@link #flush}, for a caller that knows when its turn ends. */
  public void hold() {
    scheduled = true;
  }

  /** Sends now what is waiting. */
  public void flush() {
    scheduled = false;
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, List<T>> now = waiting;
    waiting = leaving;
    now.forEach((address, items) -> bus.send(address, batch.apply(items), options));
    now.clear();
    leaving = now;
  }
}
