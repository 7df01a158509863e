package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

import java.util.Arrays;

/// Where one column's elements of one cluster are.
///
/// *Source*: specification, "Page Locations" and "Suppressed Columns".
final class Pages {

    /// Of a column that did not exist when the cluster was written.
    static final Pages ABSENT = new Pages(0, true);

    private static final int LEAST_PAGE = 4 + Locator.LEAST;

    private final boolean suppressed;
    private final long[] ends;
    private final long[] offsets;
    private final long[] sizes;
    private final boolean[] checked;

    private Pages(int count, boolean suppressed) {
        this.suppressed = suppressed;
        this.ends = new long[count];
        this.offsets = new long[count];
        this.sizes = new long[count];
        this.checked = new boolean[count];
    }

    /// Reads the inner list frame of a column.
    static Pages read(Input outer) throws FormatException {
        Input.Items items = outer.list(LEAST_PAGE);
        Input in = items.in();
        Pages pages = new Pages(items.count(), false);
        long end = 0;
        for (int i = 0; i < items.count(); i++) {
            int elements = in.i4();
            if (elements == Integer.MIN_VALUE) {
                throw in.error("a page of %d elements".formatted(elements));
            }
            end += Math.abs(elements);
            Locator place = Locator.read(in);
            pages.ends[i] = end;
            pages.checked[i] = elements < 0;
            pages.offsets[i] = place.offset();
            pages.sizes[i] = place.size();
        }
        // The element offset counts from the first cluster on; only its sign matters here.
        return in.i8() < 0 ? ABSENT : pages;
    }

    /// Whether another representation of the field holds the cluster's elements.
    boolean suppressed() {
        return suppressed;
    }

    /// Number of elements.
    long elements() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /// The page that holds an element.
    int pageOf(long element) {
        int found = Arrays.binarySearch(ends, element + 1);
        int page = found < 0 ? -found - 1 : found;
        // A page without elements ends where the one before does.
        while (page > 0 && ends[page - 1] > element) {
            page--;
        }
        return page;
    }

    long start(int page) {
        return page == 0 ? 0 : ends[page - 1];
    }

    long end(int page) {
        return ends[page];
    }

    Locator place(int page) {
        return new Locator(offsets[page], sizes[page]);
    }

    boolean checked(int page) {
        return checked[page];
    }

    int count() {
        return sizes.length;
    }

    /// Bytes in the file.
    long bytes() {
        return Arrays.stream(sizes).sum();
    }
}
