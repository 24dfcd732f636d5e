package io.engagements.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.stored.EventCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What a person approved of every event, in one file for each room of the contract ({@code approved/work.txt}): how it
 * is stored with all that it can hold, with no more than it must and under every older revision, to the byte; and below
 * either form how it reads. What is stored stays for ever: an older form is never changed, its sentences may be.
 */
public final class Approved {

    public static final String FULL = "full";
    public static final String MINIMAL = "minimal";
    public static final String REVISION = "revision-";

    /** Where what a form is called ends and what it says begins. */
    private static final int COLUMN = 12;

    /**
     * @param event its stored name
     * @param name {@link #FULL}, {@link #MINIMAL} or {@link #REVISION} with a number
     * @param stored its JSON, as it is stored
     * @param sentences how it reads, by language; none of an older revision
     */
    public record Form(String event, String name, String stored, Map<String, String> sentences) {

        public DomainEvent decoded() {
            int revision = name.startsWith(REVISION)
                    ? Integer.parseInt(name.substring(REVISION.length()))
                    : EventCodec.revisionOf(
                            Objects.requireNonNull(EventCodec.CONTRACT.types().get(event), event));
            return EventCodec.CONTRACT.decode(event, revision, stored.getBytes(UTF_8));
        }

        @Override
        public String toString() {
            return event + ' ' + name;
        }
    }

    private Approved() {}

    /** {@code work} for what {@code WorkEvent} holds. */
    public static String roomOf(Class<?> event) {
        String room = event.getDeclaringClass().getSimpleName();
        return room.substring(0, room.length() - "Event".length()).toLowerCase(Locale.ROOT);
    }

    public static TreeSet<String> rooms() {
        TreeSet<String> rooms = new TreeSet<>();
        EventCodec.CONTRACT.types().values().forEach(type -> rooms.add(roomOf(type)));
        return rooms;
    }

    /** Of all rooms that have a file. */
    public static List<Form> all() {
        return rooms().stream().flatMap(room -> of(room).stream()).toList();
    }

    /** In the order of the file; none when the room has no file yet. */
    public static List<Form> of(String room) {
        List<Form> forms = new ArrayList<>();
        for (String block : text(room).strip().split("\n\n")) {
            String[] lines = block.split("\n");
            for (int i = 1; i < lines.length; i++) {
                String name = lines[i].substring(0, COLUMN).strip();
                String says = lines[i].substring(COLUMN);
                if (says.startsWith("{")) {
                    forms.add(new Form(lines[0], name, says, new LinkedHashMap<>()));
                } else {
                    forms.get(forms.size() - 1).sentences().put(name, says);
                }
            }
        }
        return forms;
    }

    /** A room's file as it stands. */
    public static String text(String room) {
        try (InputStream in = Approved.class.getResourceAsStream("/approved/" + room + ".txt")) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that says this: a person reads it and, if it is right, puts it in the place of the one that stands. */
    public static Path write(String room, List<Form> forms) {
        Path file = Path.of("target/approved/" + room + ".txt");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text(forms)).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param forms those of an event one after the other */
    public static String text(List<Form> forms) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (Form form : forms) {
            if (!form.event().equals(last)) {
                text.append(last.isEmpty() ? "" : "\n").append(form.event()).append('\n');
            }
            last = form.event();
            text.append(line(form.name(), form.stored()));
            form.sentences().forEach((language, sentence) -> text.append(line(language, sentence)));
        }
        return text.toString();
    }

    private static String line(String name, String says) {
        return name + " ".repeat(COLUMN - name.length()) + says + '\n';
    }
}
