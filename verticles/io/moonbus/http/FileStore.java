package io.moonbus.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of the site with a bounded memory of those asked for recently. What is remembered is believed for
 * {@value #FRESH_MILLIS} ms and then compared with the disk. Used on one context.
 */
final class FileStore {

  /** How long a file is believed to be unchanged. */
  static final int FRESH_MILLIS = 500;

  private static final int STREAM_BUFFER = 128 << 10;
  private static final OpenOptions READ = new OpenOptions().setRead(true).setWrite(false).setCreate(false);

  private final Context context;
  private final FileLoader loader;
  private final int capacity;
  private final Map<String, StoredFile> files = new LinkedHashMap<>(64, 0.75f, true);
  private long weight;

  FileStore(Context context, HttpOptions options) {
    this.context = context;
    this.loader = new FileLoader(options);
    this.capacity = options.fileCache();
  }

  /** What is remembered of a path and still fresh, else {@code null}. */
  StoredFile peek(String path) {
    StoredFile file = files.get(path);
    return file != null && file.freshUntil >= System.currentTimeMillis() ? file : null;
  }

  /** Looks at the disk; gives {@code null} when there is nothing that may be served. */
  Future<StoredFile> load(String path) {
    StoredFile known = files.get(path);
    return context.executeBlocking(() -> loader.load(path, known), false).map(file -> remember(path, file));
  }

  /** Whether a path is a folder of the site. */
  Future<Boolean> isFolder(String path) {
    StoredFile known = peek(path);
    return known != null ? Future.succeededFuture(known.folder)
        : load(path).map(file -> file != null && file.folder);
  }

  /** The names in a folder that may be served. */
  Future<Listing> list(StoredFile folder) {
    return context.executeBlocking(() -> loader.list(folder), false);
  }

  /**
   * Sends a part of a file that is not in memory. Not by {@code sendFile}, which logs an error for every client that
   * leaves before the end.
   */
  Future<Void> stream(StoredFile file, long offset, long length, HttpServerResponse response) {
    return context.owner().fileSystem().open(file.path.toString(), READ).compose(open -> open.setReadPos(offset)
        .setReadLength(length).setReadBufferSize(STREAM_BUFFER).pipeTo(response));
  }

  private StoredFile remember(String path, StoredFile file) {
    StoredFile before = file == null ? files.remove(path) : files.put(path, file);
    weight -= before == null ? 0 : before.weight();
    if (file != null) {
      weight += file.weight();
      file.freshUntil = System.currentTimeMillis() + FRESH_MILLIS;
      trim();
    }
    return file;
  }

  private void trim() {
    Iterator<StoredFile> oldest = files.values().iterator();
    while (weight > capacity && oldest.hasNext()) {
      weight -= oldest.next().weight();
      oldest.remove();
    }
  }
}
