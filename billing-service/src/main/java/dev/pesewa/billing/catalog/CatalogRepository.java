package dev.pesewa.billing.catalog;

import java.time.Instant;
import java.util.List;

/// Where published versions are kept, but for the first.
public interface CatalogRepository {

    List<Catalog> all();

    /// False when the version is taken: somebody else was quicker.
    boolean add(Catalog catalog, String publishedBy, Instant publishedAt);
}
