package io.moonbus.lua.app;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps messages back until what scripts had stored before is on disk, those of other clients too: nobody is told what
 * could still be lost. Scripts go on meanwhile. Everything leaves in the order in which it was sent.
 */
final class DurableOutlet implements Outlet {

  /** What was sent between a first write and the moment at which the disk was asked for everything until then. */
  private static final class Segment {

    final List<ClientMessage> messages = new ArrayList<>();
    /** The answers of calls that wrote. */
    final Set<ClientMessage> acknowledgements = new HashSet<>();
    boolean done;
    Throwable failure;
  }

  private final Outlet next;
  private final Context context;
  private final Supplier<Future<Void>> flushed;
  private final Deque<Segment> waiting = new ArrayDeque<>();
  private Segment open;
  private boolean callWrote;

  /** @param flushed asks the disk for everything that was written until then */
  DurableOutlet(Outlet next, Context context, Supplier<Future<Void>> flushed) {
    this.next = next;
    this.context = context;
    this.flushed = flushed;
  }

  /** Another event begins to be handled. */
  void begin() {
    callWrote = false;
  }

  /** The running call stored something. */
  void wrote() {
    callWrote = true;
    if (open == null) {
      Segment segment = new Segment();
      open = segment;
      waiting.add(segment);
      context.runOnContext(turn -> seal(segment));
    }
  }

  private void seal(Segment segment) {
    open = null;
    flushed.get().onComplete(done -> context.runOnContext(turn -> {
      segment.done = true;
      segment.failure = done.cause();
      release();
    }));
  }

  /** Completed when what the running call stored, if anything, is on disk. */
  Future<Void> stored() {
    return callWrote ? flushed.get() : Future.succeededFuture();
  }

  /** Completed when nothing is kept back any more; to be asked when scripts have ended. */
  Future<Void> drained() {
    return waiting.isEmpty() ? Future.succeededFuture()
        : flushed.get().transform(done -> Future.<Void>future(end -> context.runOnContext(turn -> {
          waiting.forEach(segment -> {
            segment.done = true;
            segment.failure = segment.failure == null ? done.cause() : segment.failure;
          });
          release();
          end.complete();
        })));
  }

  private void release() {
    while (!waiting.isEmpty() && waiting.peek().done) {
      Segment segment = waiting.remove();
      for (ClientMessage message : segment.messages) {
        next.send(segment.failure != null && segment.acknowledgements.contains(message)
            ? failed(message, segment.failure) : message);
      }
    }
    next.flush();
  }

  private static ClientMessage failed(ClientMessage answer, Throwable cause) {
    Failure failure = new Failure(Failure.SCRIPT_ERROR, "what the call stored is not on disk: " + cause.getMessage());
    long call = answer instanceof ClientMessage.Result result ? result.callId()
        : ((ClientMessage.FileReply) answer).callId();
    return new ClientMessage.Failed(answer.clientId(), call, failure);
  }

  @Override
  public void send(ClientMessage message) {
    if (waiting.isEmpty()) {
      next.send(message);
      return;
    }
    Segment segment = waiting.peekLast();
    segment.messages.add(message);
    boolean answer = message instanceof ClientMessage.Result || message instanceof ClientMessage.FileReply;
    if (callWrote && answer) {
      segment.acknowledgements.add(message);
    }
  }

  @Override
  public void flush() {
    next.flush();
  }
}
