package io.moonbus.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.logging.LogEvent;
import com.hazelcast.logging.LogListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes what Hazelcast logs. Joining and leaving, at which it warns, are told by the cluster itself; the rest is for those
 * who look for the cause of a trouble. What it says of nodes of other clusters is not to be had otherwise.
 */
final class HazelcastLog implements LogListener, LifecycleListener, HazelcastInstanceAware {

  private static final Logger LOG = Logger.getLogger("io.moonbus.cluster.hazelcast");
  private static final Logger CLUSTER = Logger.getLogger("io.moonbus.cluster");
  /** Of more addresses nothing is told: who can make them up could fill the log. */
  private static final int MAX_REFUSED = 100;
  private static final String REFUSED = "Node could not join cluster at node: ";
  private static final String REFUSING = "Received an invalid join request from ";

  private final Set<String> refusedBy = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  @Override
  public void setHazelcastInstance(HazelcastInstance instance) {
    instance.getLoggingService().addLogListener(Level.INFO, this);
  }

  @Override
  public void stateChanged(LifecycleEvent event) {
    LOG.log(Level.FINE, "{0}", event);
  }

  /** The addresses at which this node was not let in. */
  Set<String> refusedBy() {
    return refusedBy;
  }

  @Override
  public void log(LogEvent event) {
    LogRecord entry = event.getLogRecord();
    String message = String.valueOf(entry.getMessage());
    if (message.startsWith(REFUSED)) {
      refusedBy.add(address(message.substring(REFUSED.length())));
    } else if (message.startsWith(REFUSING)) {
      String address = address(message.substring(REFUSING.length()));
      if (refused.size() < MAX_REFUSED && refused.add(address)) {
        CLUSTER.warning("A node at " + address + " was not let in: its cluster.name or cluster.secret is another one");
      }
    }
    LOG.log(level(entry.getLevel()), message, entry.getThrown());
  }

  private static Level level(Level hazelcast) {
    return hazelcast.intValue() >= Level.SEVERE.intValue() ? Level.WARNING
        : hazelcast.intValue() >= Level.WARNING.intValue() ? Level.FINE : Level.FINER;
  }

  /** Of {@code [127.0.0.1]:5701 Cause…} or {@code [127.0.0.1]:5701, cause…} as people write it. */
  private static String address(String text) {
    String first = text.split("[ ,]", 2)[0];
    return first.indexOf(':') == first.lastIndexOf(':') ? first.replace("[", "").replace("]", "") : first;
  }
}
