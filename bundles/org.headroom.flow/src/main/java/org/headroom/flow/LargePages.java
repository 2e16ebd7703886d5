package org.headroom.flow;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Memory in pages of 2 MiB, where the system has them: each first touch of a page costs a trip into the kernel, and with pages of
 * 4 KiB these trips take longer than reading the capture (Linux, mmap(2) and madvise(2), MADV_HUGEPAGE).
 */
final class LargePages {

    static final long PAGE = 2L << 20;

    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int MADV_HUGEPAGE = 14;

    private final MethodHandle map;
    private final MethodHandle unmap;
    private final MethodHandle advise;

    private LargePages(MethodHandle map, MethodHandle unmap, MethodHandle advise) {
        this.map = map;
        this.unmap = unmap;
        this.advise = advise;
    }

    /** Nothing where the system is another, or lets nobody call it. */
    static Optional<LargePages> ofSystem() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        try {
            var linker = Linker.nativeLinker();
            return Optional.of(new LargePages(
                    handle(
                            linker,
                            "mmap",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG)),
                    handle(
                            linker,
                            "munmap",
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG)),
                    handle(
                            linker,
                            "madvise",
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT))));
        } catch (RuntimeException | LinkageError e) {
            // A virtual machine that was started without native access: pages of the usual size do as well.
            return Optional.empty();
        }
    }

    private static MethodHandle handle(Linker linker, String name, FunctionDescriptor descriptor) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    /**
     * Zeroed memory that lives as long as the arena, or null where there is none.
     *
     * @param octets a multiple of 2 MiB
     */
    @Nullable
    MemorySegment allocate(long octets, Arena arena) {
        try {
            // one page more, as the system aligns to its small ones; what is never touched takes no memory
            var whole = octets + PAGE;
            var start = (long) map.invokeExact(0L, whole, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
            if (start == -1) {
                return null;
            }
            var aligned = start + PAGE - 1 & -PAGE;
            // Where the kernel does not know the advice it gives small pages.
            var _ = (int) advise.invokeExact(aligned, octets, MADV_HUGEPAGE);
            return MemorySegment.ofAddress(aligned).reinterpret(octets, arena, _ -> release(start, whole));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void release(long start, long octets) {
        try {
            var _ = (int) unmap.invokeExact(start, octets);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
