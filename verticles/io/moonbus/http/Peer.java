package io.moonbus.http;

import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One connection: what is under way on it, the client object it speaks for, and how long it may be idle. */
final class Peer {

  private static final String PROGRESS = "progress";
  private static final int LINGER_MILLIS = 1000;

  private final Channel channel;
  private final HttpService service;
  private final List<Exchange> open = new ArrayList<>(2);
  private long idleSince = System.currentTimeMillis();
  /** Since when a request is arriving whose head is not complete, 0 when none. */
  private long headSince;
  private long timeoutMillis;
  private boolean upgraded;
  private boolean refused;
  private int sending;
  private Session session;
  /** Client objects that go when their last answer has come. */
  private List<Session> leaving = List.of();

  Peer(Channel channel, HttpService service) {
    this.channel = channel;
    this.service = service;
    this.timeoutMillis = service.options().timeoutSeconds() * 1000L;
  }

  HttpService service() {
    return service;
  }

  Session session() {
    return session;
  }

  /** Changes the client object that the connection speaks for. */
  void session(Session value) {
    session = value;
    timeoutMillis = service.options().timeoutSeconds() * 1000L;
  }

  /** Sets how long the connection may be idle. */
  void timeout(double seconds) {
    timeoutMillis = (long) (Math.max(0, seconds) * 1000);
  }

  void begin(Exchange exchange) {
    headSince = 0;
    open.add(exchange);
  }

  /** The open exchange of a response. */
  Exchange exchange(HttpServerResponse response) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).response() == response) {
        return open.get(i);
      }
    }
    throw new IllegalStateException("the response belongs to no open request of this connection");
  }

  void end(Exchange exchange) {
    open.remove(exchange);
    idleSince = System.currentTimeMillis();
  }

  /** Bytes have come; when no request is open they begin the next one. */
  void received() {
    if (headSince == 0 && open.isEmpty()) {
      headSince = System.currentTimeMillis();
    }
  }

  /** The body that is arriving cannot be decoded. */
  void malformedBody() {
    if (open.isEmpty()) {
      close();
    } else {
      service.refuse(open.get(open.size() - 1), HttpException.malformed("A malformed chunked body"));
    }
  }

  /** Whether this is the first refusal; what comes after the refused request means nothing any more. */
  boolean refuse() {
    boolean first = !refused;
    refused = true;
    return first;
  }

  /** A request is becoming something else, which looks after itself. */
  void upgraded() {
    upgraded = true;
    leave("upgraded");
  }

  /** A request is to be answered as such after all. */
  Exchange downgraded(HttpServerRequest request) {
    upgraded = false;
    for (Exchange exchange : open) {
      if (exchange.request == request) {
        return exchange;
      }
    }
    return new Exchange(request, this);
  }

  /** Ends what takes too long. */
  void check(long now) {
    if (upgraded) {
      return;
    }
    if (open.removeIf(Exchange::isEndedElsewhere)) {
      idleSince = now;
    }
    boolean idle = open.isEmpty() && timeoutMillis > 0 && now - idleSince >= timeoutMillis;
    boolean slow = headSince > 0 && now - headSince >= service.options().requestSeconds() * 1000L;
    if (idle || slow) {
      close();
      return;
    }
    for (int i = open.size() - 1; i >= 0; i--) {
      Exchange exchange = open.get(i);
      if (exchange.deadline > 0 && now >= exchange.deadline) {
        service.late(exchange);
      }
    }
  }

  /** Closes the connection when the client does not take what is sent to it. */
  void watchProgress() {
    if (sending++ == 0) {
      int seconds = service.options().sendSeconds();
      channel.pipeline().addBefore("handler", PROGRESS, new IdleStateHandler(true, 0, seconds, 0, TimeUnit.SECONDS));
    }
  }

  void unwatchProgress() {
    if (--sending == 0 && channel.pipeline().get(PROGRESS) != null) {
      channel.pipeline().remove(PROGRESS);
    }
  }

  /** The connection is gone. */
  void closed() {
    leave("closed");
    leaving.forEach(left -> left.disconnect("closed"));
    leaving = List.of();
    while (!open.isEmpty()) {
      open.get(open.size() - 1).abandon();
    }
  }

  /** The connection no longer speaks for its client object, which goes when nobody waits for its answers. */
  void leave(String reason) {
    Session left = session;
    session = null;
    if (left != null && left.isWaiting()) {
      leaving = new ArrayList<>(leaving);
      leaving.add(left);
    } else if (left != null) {
      left.disconnect(reason);
    }
  }

  /** Nobody waits for answers of a client object any more. */
  void answered(Session done) {
    if (leaving.contains(done)) {
      leaving.remove(done);
      done.disconnect("left");
    }
  }

  /**
   * Closes the connection after a last response. What the client still sends is thrown away for a moment, so that it
   * can read the response before it sees the connection reset (RFC 9112 §9.6).
   */
  void linger(HttpServerRequest request) {
    if (request.isEnded()) {
      close();
    } else {
      request.handler(null).resume();
      channel.eventLoop().schedule(this::close, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  void close() {
    channel.close();
  }
}
