package io.engagements.query.projection;

import io.engagements.query.projection.DocumentTable.Doc;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.rules.PersistentMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents while a batch is folded: what it changes is told from what was only looked at. */
public final class WorkingDocs<T> {

    private final Map<Key, Doc<T>> docs;
    private final Map<Key, Doc<T>> changed = new LinkedHashMap<>();

    public WorkingDocs(Map<Key, Doc<T>> loaded) {
        docs = new LinkedHashMap<>(loaded);
    }

    /** An engagement's documents, by the ids of their parts. */
    public PersistentMap<T> of(String engagementId) {
        PersistentMap<T> parts = PersistentMap.empty();
        for (Doc<T> doc : docs.values()) {
            if (doc.key().engagementId().equals(engagementId)) {
                parts = parts.with(doc.key().partId(), doc.content());
            }
        }
        return parts;
    }

    /** What was there keeps its place in the order; what is new comes where its event came. */
    public void put(String engagementId, String partId, long ordinal, T content) {
        Key key = new Key(engagementId, partId);
        Doc<T> before = docs.get(key);
        if (before == null || !before.content().equals(content)) {
            Doc<T> doc = new Doc<>(key, before == null ? ordinal : before.ordinal(), content);
            docs.put(key, doc);
            changed.put(key, doc);
        }
    }

    public List<Doc<T>> all() {
        return List.copyOf(docs.values());
    }

    public List<Doc<T>> changed() {
        return List.copyOf(changed.values());
    }
}
