package io.moonbus.http;

import io.moonbus.event.ClientInfo;
import io.moonbus.event.Format;
import io.moonbus.event.ProtocolLink;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.shareddata.LocalMap;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What one verticle instance's connections share. Used on its context. */
final class HttpService {

  private static final Logger LOG = Logger.getLogger("io.moonbus.http");

  private final HttpOptions options;
  private final ProtocolLink link;
  private final FileStore files;
  private final ClientAddress addresses;
  private final TrustedProxies trusted;
  private final LocalMap<String, Boolean> blacklist;
  private final SecureRandom random = new SecureRandom();
  private final Set<Peer> peers = new HashSet<>();
  private String date;

  HttpService(Context context, HttpOptions options, ProtocolLink link) {
    this.options = options;
    this.link = link;
    this.files = new FileStore(context, options);
    this.trusted = TrustedProxies.of(options.trustedProxies());
    this.addresses = new ClientAddress(trusted);
    this.blacklist = context.owner().sharedData().getLocalMap(HttpVerticle.BLACKLIST);
    tick();
  }

  HttpOptions options() {
    return options;
  }

  ProtocolLink link() {
    return link;
  }

  FileStore files() {
    return files;
  }

  /** The current time for {@code Date} header fields. */
  String date() {
    return date;
  }

  /** A new client id. */
  String newId() {
    byte[] id = new byte[32];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** Who sent a request, for its application. */
  ClientInfo info(Exchange exchange, String protocol, Format format) {
    HttpServerRequest request = exchange.request;
    HttpConnection connection = request.connection();
    // A proxy may name a UNIX domain socket; then its own address is the nearest that is known.
    boolean proxys = connection.remoteAddress().hostAddress() == null;
    String address = addresses.of(connection.remoteAddress(proxys), request.headers());
    if (isBlacklisted(ClientAddress.hostOf(address))) {
      throw new HttpException(403, "This address is not welcome");
    }
    return new ClientInfo(protocol, exchange.target.folder(), exchange.target.query(), address,
        ClientAddress.text(connection.localAddress(proxys)), ClientProperties.of(request), format, link.replyTo());
  }

  /** From now on the application has to answer. */
  void await(Exchange exchange) {
    exchange.lateStatus = 504;
    exchange.deadline = options.answerSeconds() == 0 ? 0 : System.currentTimeMillis() + options.answerSeconds() * 1000L;
  }

  boolean isBlacklisted(String host) {
    return !blacklist.isEmpty() && blacklist.containsKey(ClientAddress.canonical(host));
  }

  /** Takes a new connection in, or gives {@code null} when it is not welcome. */
  Peer accept(Channel channel, String host) {
    String reason = isBlacklisted(host) ? "blacklisted"
        : options.proxyProtocol() && !trusted.contains(host) ? "not a trusted proxy"
        : peers.size() >= options.maxConnections() ? "there are " + peers.size() + " connections already" : null;
    if (reason != null) {
      LOG.log(Level.INFO, "{0}: {1} refused: {2}", new Object[] {options.name(), host, reason});
      return null;
    }
    Peer peer = new Peer(channel, this);
    peers.add(peer);
    return peer;
  }

  void remove(Peer peer) {
    peers.remove(peer);
    peer.closed();
  }

  /** The connection that a request came on. */
  Peer peer(HttpConnection connection) {
    return ((ConnectionBase) connection).channel().pipeline().get(ConnectionGuard.class).peer();
  }

  /** Called every second. */
  void tick() {
    long now = System.currentTimeMillis();
    date = HttpDates.format(now);
    for (Peer peer : new ArrayList<>(peers)) {
      peer.check(now);
    }
  }

  /** Ends a request that took too long to arrive or to be answered. */
  void late(Exchange exchange) {
    if (exchange.lateStatus == 408) {
      refuse(exchange, new HttpException(408, "The request did not arrive in time"));
    } else {
      Errors.answer(exchange, new HttpException(504, "The application did not answer in time"));
    }
  }

  /** Answers a request at which this server itself failed. */
  void broken(Exchange exchange, Throwable error) {
    LOG.log(Level.SEVERE, error, () -> options.name() + ": a request of "
        + ClientAddress.text(exchange.request.connection().remoteAddress()) + " could not be answered");
    Errors.answer(exchange, new HttpException(500, "The server failed at this request"));
  }

  /**
   * Says what went wrong with a connection as a whole. That is news only for HTTP/2: a client that left is none, and
   * what is wrong with a request of HTTP/1 is said when it is answered.
   */
  void trouble(HttpConnection connection, Throwable error) {
    LOG.log(error instanceof Http2Exception ? Level.INFO : Level.FINE, "{0}: {1}: {2}",
        new Object[] {options.name(), ClientAddress.text(connection.remoteAddress()), error.getMessage()});
  }

  /** Answers a request that breaks the protocol or a limit, logs it, and ends the connection. */
  void refuse(Exchange exchange, HttpException error) {
    if (exchange.isAnswered()) {
      return;
    }
    if (exchange.request.version() != HttpVersion.HTTP_2 && !exchange.peer.refuse()) {
      exchange.abandon();
      return;
    }
    LOG.log(Level.INFO, "{0}: {1} answered with {2}: {3}", new Object[] {options.name(),
        ClientAddress.text(exchange.request.connection().remoteAddress()), error.status(), error.getMessage()});
    Errors.answer(exchange.closing(), error);
  }
}
