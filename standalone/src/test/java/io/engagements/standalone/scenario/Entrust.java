package io.engagements.standalone.scenario;

import org.jspecify.annotations.Nullable;

/** Confidentiality and what is entrusted in one engagement, each act by the one whose it is. */
record Entrust(Product product, String engagement) {

    /** @param until as the interface takes times; null when open-ended */
    Reply signNda(@Nullable Object until) {
        return va("sign-nda", "validUntil", until, "documentSha256", Api.SHA256);
    }

    /** The VA signs the content of this hash, without end. */
    Reply sign(String sha256) {
        return va("sign-nda", "documentSha256", sha256);
    }

    /** The client provides, as a link, the content of this hash. */
    Reply provide(String kind, String sha256) {
        return client(
                "provide-document",
                "kind",
                kind,
                "title",
                "As agreed",
                "link",
                "https://files.example/" + kind,
                "sha256",
                sha256);
    }

    Reply provideFile(String kind, String fileId) {
        return client("provide-document", "kind", kind, "title", "As agreed", "fileId", fileId);
    }

    Reply share(String material, String kind, boolean confidential) {
        return client(
                "share-material",
                "materialId",
                material,
                "kind",
                kind,
                "title",
                "Tiles",
                "confidential",
                confidential,
                "link",
                "https://files.example/" + material,
                "sha256",
                Api.SHA256);
    }

    Reply acknowledge(String material) {
        return va("acknowledge-material", "materialId", material);
    }

    Reply grant(String access) {
        return client("grant-access", "accessId", access, "tool", "Inbox", "level", "read only");
    }

    Reply revoke(String access) {
        return client("revoke-access", "accessId", access);
    }

    Reply divert(String channel) {
        return client("divert-channel", "channelId", channel, "kind", "PHONE", "address", "+34 954 000 000");
    }

    Reply giveBack(String channel) {
        return client("return-channel", "channelId", channel);
    }

    Reply complete(String item) {
        return va("complete-exit-item", "itemId", item, "note", "Destroyed");
    }

    /** An agreement without end, and both briefings (m1, m2) confidential and acknowledged. */
    void brief(@Nullable Object until) {
        signNda(until).expect(200);
        share("m1", "PRODUCT_LINE", true).expect(200);
        share("m2", "COMPANY", true).expect(200);
        acknowledge("m1").expect(200);
        acknowledge("m2").expect(200);
    }

    private Reply client(String command, @Nullable Object... fields) {
        return send(Story.CLIENT, command, fields);
    }

    private Reply va(String command, @Nullable Object... fields) {
        return send(Story.VA, command, fields);
    }

    private Reply send(String account, String command, @Nullable Object... fields) {
        var all = Fields.of(fields);
        all.put("engagementId", engagement);
        return product.as(account).command(command, all);
    }
}
