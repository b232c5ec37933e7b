package io.moonbus.data.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** What may happen to a file. */
enum Damage {

  /** The last bytes are missing. */
  TORN {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.truncate(Math.max(0, file.size() - 1 - random.nextInt(5000)));
    }
  },
  /** Anything from somewhere on is missing. */
  TRUNCATED {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.truncate((long) (random.nextDouble() * file.size()));
    }
  },
  EMPTY {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.truncate(0);
    }
  },
  FLIPPED_BIT {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      long position = (long) (random.nextDouble() * file.size());
      ByteBuffer buffer = ByteBuffer.allocate(1);
      file.read(buffer, position);
      file.write(ByteBuffer.wrap(new byte[] {(byte) (buffer.get(0) ^ 1 << random.nextInt(8))}), position);
    }
  },
  ZEROED_BLOCK {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.write(ByteBuffer.allocate(512), (long) (random.nextDouble() * file.size()) / 512 * 512);
    }
  },
  RANDOM_BLOCK {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.write(garbage(random, 4096), (long) (random.nextDouble() * file.size()) / 512 * 512);
    }
  },
  APPENDED_GARBAGE {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.write(garbage(random, 1 + random.nextInt(10000)), file.size());
    }
  },
  ONLY_GARBAGE {
    @Override
    void apply(FileChannel file, Random random) throws IOException {
      file.write(garbage(random, (int) file.size()), 0);
    }
  };

  abstract void apply(FileChannel file, Random random) throws IOException;

  void to(Path path, Random random) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      apply(file, random);
    }
  }

  private static ByteBuffer garbage(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
