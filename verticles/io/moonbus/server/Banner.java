package io.moonbus.server;

import io.moonbus.cluster.Cluster;
import io.moonbus.cluster.NodeLink;
import io.moonbus.lua.app.ApplicationInfo;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What the server tells when it starts. */
final class Banner {

  private static final Logger LOG = Logger.getLogger("io.moonbus.server");

  private final Settings settings;

  Banner(Settings settings) {
    this.settings = settings;
  }

  /** Before anything is started. */
  void start(String node, List<String> remarks) {
    LOG.info("Moonbus " + Version.moonbus() + " on " + node + ", " + Version.jvm());
    LOG.info("Settings: " + settings.file().map(Object::toString).orElse("defaults"));
    settings.remarks().forEach(remark -> LOG.log(remark.warning() ? Level.WARNING : Level.INFO, remark.text()));
    remarks.forEach(LOG::warning);
    weaknesses();
  }

  private void weaknesses() {
    List<String> unsafe = settings.get(Catalog.LUA_UNSAFE);
    if (!unsafe.isEmpty()) {
      LOG.warning("lua.unsafe = " + String.join(", ", unsafe) + ": every script can do to this machine what this process can");
    }
    if (settings.get(Catalog.LUA_BUDGET) == 0) {
      LOG.warning("lua.budget = 0: a script that loops for ever stops all applications");
    }
    if (settings.get(Catalog.HTTPS_PORT).isOn() && settings.get(Catalog.HTTPS_CERTIFICATE).isEmpty()) {
      LOG.warning("HTTPS.certificate is not set: a self-signed certificate is used, which browsers warn of");
    }
    new ClusterSettings(settings).weaknesses().forEach(LOG::warning);
    if (settings.get(Catalog.HTTP_TRUSTED_PROXIES).contains("0.0.0.0/0")) {
      LOG.warning("HTTP.trustedProxies = 0.0.0.0/0: every client can pretend to have any address");
    }
  }

  /** When everything that could be started is. */
  void started(MoonbusServer server, long millis) {
    server.applications().forEach(Banner::application);
    server.listeners().forEach(this::listener);
    if (server.adminUrl() != null) {
      LOG.info("Admin address, for operators only: " + server.adminUrl());
    }
    server.cluster().ifPresent(Banner::cluster);
    LOG.info("Started in " + millis + " ms, " + (server.isNativeTransport() ? "native" : "NIO") + " transport, "
        + "applications from " + settings.get(Catalog.WWW));
    server.listeners().stream().filter(Listener::listens).forEach(listener -> LOG.info("Open " + listener.url()));
  }

  private static void cluster(Cluster cluster) {
    NodeLink link = cluster.link();
    String others = link.nodes().stream().map(node -> node.name() + " at " + node.address()).sorted()
        .collect(Collectors.joining(", "));
    LOG.info("Node " + link.self().name() + " at " + link.self().address() + " of the cluster " + cluster.name()
        + (others.isEmpty() ? ", no others yet" : " with " + others));
  }

  /** What is loaded has told so itself. */
  private static void application(ApplicationInfo info) {
    String path = info.path().isEmpty() ? "/" : info.path();
    if (info.failure() != null) {
      LOG.info("Application " + path + " refuses its clients until its error is mended");
    } else if (!info.loaded()) {
      LOG.info(String.format(Locale.ROOT, "Application %s read in %.1f ms, starts with its first client", path,
          info.millis()));
    }
  }

  private void listener(Listener listener) {
    String place = listener.host() + ":" + listener.port();
    if (listener.listens()) {
      LOG.info(listener.name() + " listens at " + place);
    } else {
      LOG.log(Level.SEVERE, listener.name() + " cannot listen at " + place + ": " + reason(listener));
    }
  }

  private static String reason(Listener listener) {
    String message = Objects.requireNonNullElseGet(listener.failure().getMessage(), listener.failure()::toString);
    String port = listener.name() + ".port";
    if (message.contains("Address already in use")) {
      return "the port is in use; set " + port + " to another one, or to auto for a free one";
    }
    if (message.contains("Permission denied")) {
      return "only the system's administrator may use this port; set " + port + " to 1024 or more";
    }
    if (message.contains("Cannot assign requested address")) {
      return "this machine does not have the address; set HTTP.host to one that it has";
    }
    return message;
  }
}
