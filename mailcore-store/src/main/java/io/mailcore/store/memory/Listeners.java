package io.mailcore.store.memory;

import io.mailcore.api.store.AccountChange;
import io.mailcore.api.store.ChangeListener;
import io.mailcore.api.store.MessageStore.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Those who hear of commits. Thread-safe. */
final class Listeners {
    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final List<Place> places = new CopyOnWriteArrayList<>();

    Subscription add(ChangeListener listener) {
        Place place = new Place(listener);
        places.add(place);
        return () -> {
            place.open = false;
            places.remove(place);
        };
    }

    void committed(AccountChange change) {
        places.forEach(place -> place.committed(change));
    }

    private static final class Place {
        private final ChangeListener listener;
        private volatile boolean open = true;

        Place(ChangeListener listener) {
            this.listener = listener;
        }

        /** A listener that breaks its promise not to throw must not break the commit it hears of. */
        void committed(AccountChange change) {
            try {
                if (open) {
                    listener.committed(change);
                }
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "change listener failed", e);
            }
        }
    }
}
