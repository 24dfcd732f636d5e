package io.engagements.query.pages.frame;

import io.engagements.query.proof.Receipts;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that pages give to be kept. */
public final class Downloads {

    private Downloads() {}

    public static ResponseEntity<byte[]> of(Receipts.File file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.bytes());
    }
}
