package io.moonbus.lua.engine;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the JVM tells of its heap and of what threads take from it. */
final class Heap {

  /** The most that the heap can become, in bytes. */
  static final long MAX = Runtime.getRuntime().maxMemory();

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
  private static final Set<String> POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
      .filter(pool -> pool.getType() == MemoryType.HEAP).map(MemoryPoolMXBean::getName).collect(Collectors.toSet());

  private Heap() {
  }

  /** Bytes that a thread has allocated so far, whether they are still in use or not. */
  static long allocatedBy(long threadId) {
    return THREADS.getThreadAllocatedBytes(threadId);
  }

  /** Bytes in use after the last collection, 0 when there was none yet. */
  static long usedAfterCollection() {
    GcInfo last = null;
    for (GarbageCollectorMXBean collector : COLLECTORS) {
      GcInfo info = collector.getLastGcInfo();
      if (info != null && (last == null || info.getEndTime() > last.getEndTime())) {
        last = info;
      }
    }
    return last == null ? 0 : last.getMemoryUsageAfterGc().entrySet().stream()
        .filter(pool -> POOLS.contains(pool.getKey())).mapToLong(pool -> pool.getValue().getUsed()).sum();
  }
}
