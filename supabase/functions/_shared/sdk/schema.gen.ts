// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

export interface paths {
    "/v1/admin/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the settings of the store
         * @description As those see it who look after it; `getStore` is what a shopper sees.
         */
        get: operations["getStoreSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read own profile
         * @description Of the customer who is signed in.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a customer agreed to when
         * @description Every consent given and taken back, newest first; it is kept when the customer is erased.
         */
        get: operations["listCustomerConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/customers/{customerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer
         * @description With the groups it is in, and without anything that opens the account.
         */
        get: operations["getCustomerAsStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sellers/{sellerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a seller or an application
         * @description Everything that staff may know of it; its members are its own affair.
         */
        get: operations["getSeller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description As the shopper sees it, without its secret; besides, whether it is held and its tags.
         */
        get: operations["getOrderAsStaff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the feed
         * @description Everything that happened, in one order that never changes: from as far back as all that you ask for is kept, or after an event you have seen. Nothing is missed in silence: when something you would have been told after that event is gone, the answer is 410. `cart.created`, `cart.changed`, `cart.bound`, `cart.merged`, `cart.viewed`, `listing.changed`, `stock.changed` are kept for 30 days, all other types for 400. Ask for `types` that are kept longer to go back further. For people who look, `order=newest` tells the same from its end. Staff and secret keys see what their permissions let them read; sellers what is theirs; customers what is their own; everybody what shoppers see anyway.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A cart belongs to a customer from now on.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.bound",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q",
         *         "mergedCartId": null
         *       }
         *     }
         */
        CartBoundEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.bound";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
                /**
                 * @description The cart the customer had before, whose lines it has now, too.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                mergedCartId: string | null;
            };
        };
        /**
         * @description Lines, codes or notes of a cart changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "lines": 2,
         *         "itemCount": 3
         *       }
         *     }
         */
        CartChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.changed";
            data: {
                /**
                 * Format: int64
                 * @description How many are to be bought now.
                 * @example 2
                 */
                lines: number;
                /**
                 * Format: int64
                 * @description How many pieces are to be bought now.
                 * @example 3
                 */
                itemCount: number;
            };
        };
        /**
         * @description A cart was opened.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.created",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "lines": 1,
         *         "customerId": null
         *       }
         *     }
         */
        CartCreatedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.created";
            data: {
                /**
                 * Format: int64
                 * @description How many it has.
                 * @example 1
                 */
                lines: number;
                /**
                 * @description Whose it is; null: of a guest, until `cart.bound` says another.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string | null;
            };
        };
        /**
         * @description A cart ended because its customer goes on with another one.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.merged",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart",
         *         "id": "cart_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "intoCartId": "cart_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        CartMergedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.merged";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                intoCartId: string;
            };
        };
        /**
         * @description Somebody looked at a cart, as a storefront reports; at most once a minute.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "cart.viewed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "cart_view",
         *         "id": "cvw_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *         "lines": 2,
         *         "itemCount": 3
         *       }
         *     }
         */
        CartViewedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "cart.viewed";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                cartId: string;
                /**
                 * Format: int64
                 * @description How many are to be bought.
                 * @example 2
                 */
                lines: number;
                /**
                 * Format: int64
                 * @description How many pieces are to be bought.
                 * @example 3
                 */
                itemCount: number;
            };
        };
        /**
         * @description A quote was made and its goods set aside.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "checkout.held",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "checkout",
         *         "id": "chk_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *         "total": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        CheckoutHeldEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "checkout.held";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                cartId: string;
                total: components["schemas"]["Money"];
            };
        };
        /**
         * @description A quote ended without an order; its goods are free again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "checkout.released",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "checkout",
         *         "id": "chk_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *         "reason": "expired"
         *       }
         *     }
         */
        CheckoutReleasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "checkout.released";
            data: {
                /**
                 * @description Id of a cart.
                 * @example cart_01h455vb4pex5vsknk084sn02q
                 */
                cartId: string;
                /**
                 * @description `replaced` by another quote of the cart, `merged`: the cart went on in another, `expired`: time was up, or the goods were gone when the money came, which goes back.
                 * @example expired
                 * @enum {string}
                 */
                reason: "replaced" | "merged" | "expired";
            };
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "purpose": "marketing_email",
         *           "granted": true,
         *           "textVersion": "2026-11",
         *           "recordedAt": "2026-11-22T09:30:00.000Z",
         *           "id": "con_01h455vb4pex5vsknk084sn02q",
         *           "source": "account"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ConsentHistory: {
            items: components["schemas"]["ConsentRecord"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "purpose": "marketing_email",
         *       "granted": true,
         *       "textVersion": "2026-11",
         *       "recordedAt": "2026-11-22T09:30:00.000Z",
         *       "id": "con_01h455vb4pex5vsknk084sn02q",
         *       "source": "account"
         *     }
         */
        ConsentRecord: {
            /**
             * @description Id of a consent.
             * @example con_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @enum {string} */
            purpose: "terms" | "marketing_email" | "analytics";
            granted: boolean;
            textVersion: string;
            /** @description Where it was said, such as `registration` or `account`. */
            source: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            recordedAt: string;
        };
        /**
         * @example {
         *       "id": "cus_01h455vb4pex5vsknk084sn02q",
         *       "email": "ada@example.com",
         *       "fullName": "Ada Lovelace",
         *       "phone": null,
         *       "locale": "en-DE",
         *       "hasPassword": true,
         *       "metadata": {},
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        Customer: {
            /**
             * @description Id of a customer.
             * @example cus_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            email: string;
            fullName: string;
            phone: string | null;
            /** @description BCP 47: the language of mails. */
            locale: string;
            /** @description False for those who sign in by a provider or a passkey only. */
            hasPassword: boolean;
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are, but for numbers of payment cards: those are not kept.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @description A customer's profile changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fields": [
         *           "fullName"
         *         ]
         *       }
         *     }
         */
        CustomerChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.changed";
            data: {
                /**
                 * @description Names of what changed, never what it says.
                 * @example [
                 *       "fullName"
                 *     ]
                 */
                fields: string[];
            };
        };
        /**
         * @description A customer agreed to a purpose, or took it back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.consent_recorded",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "consent",
         *         "id": "con_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q",
         *         "purpose": "marketing_email",
         *         "granted": true
         *       }
         *     }
         */
        CustomerConsentRecordedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.consent_recorded";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
                /**
                 * @description What for.
                 * @example marketing_email
                 */
                purpose: string;
                /**
                 * @description False: taken back.
                 * @example true
                 */
                granted: boolean;
            };
        };
        /**
         * @description A customer has another e-mail address.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.email_changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        CustomerEmailChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.email_changed";
            data: Record<string, never>;
        };
        /**
         * @description Nothing personal is left of a customer: forget what you have.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.erased",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "by": "customer"
         *       }
         *     }
         */
        CustomerErasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.erased";
            data: {
                /**
                 * @description Who asked for it.
                 * @example customer
                 * @enum {string}
                 */
                by: "customer" | "store";
            };
        };
        /**
         * @description A customer is in a group.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer_group.member_added",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer_group",
         *         "id": "grp_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        CustomerGroupMemberAddedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer_group.member_added";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
            };
        };
        /**
         * @description A customer is not in a group any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer_group.member_removed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer_group",
         *         "id": "grp_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        CustomerGroupMemberRemovedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer_group.member_removed";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
            };
        };
        /**
         * @description Somebody has an account now and has shown to own its e-mail address.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.registered",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "method": "password",
         *         "consents": [
         *           "marketing_email"
         *         ]
         *       }
         *     }
         */
        CustomerRegisteredEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.registered";
            data: {
                /**
                 * @description How they sign in: `provider` is an OpenID provider.
                 * @example password
                 * @enum {string}
                 */
                method: "password" | "provider";
                /**
                 * @description Purposes they agreed to.
                 * @example [
                 *       "marketing_email"
                 *     ]
                 */
                consents: string[];
            };
        };
        /**
         * @description A suspended customer may sign in again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.reopened",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        CustomerReopenedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.reopened";
            data: Record<string, never>;
        };
        /**
         * @description A customer may not sign in any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "customer.suspended",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "customer",
         *         "id": "cus_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        CustomerSuspendedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "customer.suspended";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "title": "10 % off everything",
         *       "code": "SUMMER10",
         *       "on": "goods",
         *       "amount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Discount: {
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId: string;
            title: string;
            /** @description Null: it needs none. */
            code: string | null;
            /** @enum {string} */
            on: "goods" | "shipping";
            amount: components["schemas"]["Money"] & unknown;
        };
        /**
         * @description An invoice or a credit note was issued.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "document.issued",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order_document",
         *         "id": "doc_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "kind": "invoice",
         *         "number": "NL-1042",
         *         "orderId": "ord_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        DocumentIssuedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "document.issued";
            data: {
                /**
                 * @example invoice
                 * @enum {string}
                 */
                kind: "invoice" | "credit_note";
                /**
                 * @description Of its series, without gaps.
                 * @example NL-1042
                 */
                number: string;
                /**
                 * @description Id of an order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                orderId: string;
            };
        };
        /**
         * @description One of the published events; `type` says which.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.placed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "total": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         },
         *         "lines": 2
         *       }
         *     }
         */
        Event: components["schemas"]["OrderPlacedEvent"] | components["schemas"]["OrderFulfillmentCreatedEvent"] | components["schemas"]["OrderLinkedEvent"] | components["schemas"]["OrderBuyerErasedEvent"] | components["schemas"]["CheckoutHeldEvent"] | components["schemas"]["CheckoutReleasedEvent"] | components["schemas"]["PaymentStartedEvent"] | components["schemas"]["PaymentActionRequiredEvent"] | components["schemas"]["PaymentAuthorizedEvent"] | components["schemas"]["PaymentCapturedEvent"] | components["schemas"]["PaymentRefundedEvent"] | components["schemas"]["PaymentOperationFailedEvent"] | components["schemas"]["PaymentDisputeChangedEvent"] | components["schemas"]["PaymentDeclinedEvent"] | components["schemas"]["PaymentCanceledEvent"] | components["schemas"]["CartCreatedEvent"] | components["schemas"]["CartChangedEvent"] | components["schemas"]["CartBoundEvent"] | components["schemas"]["CartMergedEvent"] | components["schemas"]["CartViewedEvent"] | components["schemas"]["OrderCanceledEvent"] | components["schemas"]["OrderHeldEvent"] | components["schemas"]["OrderReleasedEvent"] | components["schemas"]["OrderRefundedEvent"] | components["schemas"]["OrderRefundFailedEvent"] | components["schemas"]["OrderEditedEvent"] | components["schemas"]["OrderEditRequestedEvent"] | components["schemas"]["OrderEditDiscardedEvent"] | components["schemas"]["OrderTagsChangedEvent"] | components["schemas"]["OrderNoteAddedEvent"] | components["schemas"]["OrderFulfillmentDeliveredEvent"] | components["schemas"]["ReturnRequestedEvent"] | components["schemas"]["ReturnApprovedEvent"] | components["schemas"]["ReturnRefusedEvent"] | components["schemas"]["ReturnCanceledEvent"] | components["schemas"]["ReturnReceivedEvent"] | components["schemas"]["ReturnInspectedEvent"] | components["schemas"]["ReturnCompletedEvent"] | components["schemas"]["DocumentIssuedEvent"] | components["schemas"]["ProductChangedEvent"] | components["schemas"]["OfferChangedEvent"] | components["schemas"]["ListingChangedEvent"] | components["schemas"]["StockChangedEvent"] | components["schemas"]["CustomerRegisteredEvent"] | components["schemas"]["CustomerChangedEvent"] | components["schemas"]["CustomerEmailChangedEvent"] | components["schemas"]["CustomerSuspendedEvent"] | components["schemas"]["CustomerReopenedEvent"] | components["schemas"]["CustomerConsentRecordedEvent"] | components["schemas"]["CustomerErasedEvent"] | components["schemas"]["CustomerGroupMemberAddedEvent"] | components["schemas"]["CustomerGroupMemberRemovedEvent"] | components["schemas"]["SellerAppliedEvent"] | components["schemas"]["SellerDecidedEvent"] | components["schemas"]["SellerSuspendedEvent"] | components["schemas"]["SellerReopenedEvent"] | components["schemas"]["StoreChangedEvent"] | components["schemas"]["StoreSuspendedEvent"] | components["schemas"]["StoreReopenedEvent"] | components["schemas"]["WebhookEndpointDisabledEvent"];
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "evt_01h455vb4pex5vsknk084sn02q",
         *           "type": "order.placed",
         *           "timestamp": "2026-11-22T09:30:00.000Z",
         *           "subject": {
         *             "type": "order",
         *             "id": "ord_01h455vb4pex5vsknk084sn02q",
         *             "version": 1
         *           },
         *           "actor": "shopper",
         *           "data": {
         *             "number": "K7M4-2Q9X",
         *             "total": {
         *               "amount": 4990,
         *               "currency": "EUR"
         *             },
         *             "lines": 2
         *           }
         *         }
         *       ],
         *       "next": "evt_01h455vb4pex5vsknk084sn02q",
         *       "hasMore": false,
         *       "keptSince": null
         *     }
         */
        EventPage: {
            /** @description In the order in which they happened; the other way round with `order=newest`. */
            items: components["schemas"]["Event"][];
            /**
             * @description Send it as `after` next time, also when `items` is empty. Null: nothing has happened yet; begin again without. With `order=newest`: send it as `before` for older ones; null when no more are kept.
             * @example evt_01h455vb4pex5vsknk084sn02q
             */
            next: string | null;
            /**
             * @description Whether more are waiting already.
             * @example false
             */
            hasMore: boolean;
            /**
             * @description What happened before is not kept of every type you ask for: read things as they are now instead. Null: all is kept.
             * @example null
             */
            keptSince: string | null;
        };
        /**
         * @example {
         *       "type": "order",
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "version": 1
         *     }
         */
        EventSubject: {
            /**
             * @description Kind of thing that it happened to.
             * @example order
             */
            type: string;
            /** @example ord_01h455vb4pex5vsknk084sn02q */
            id: string;
            /**
             * Format: int64
             * @description Of the thing after it: events of one thing come in this order.
             * @example 1
             */
            version: number;
        };
        /**
         * @example {
         *       "id": "ful_01h455vb4pex5vsknk084sn02q",
         *       "carrier": "DHL",
         *       "trackingNumber": "00340434161094042557",
         *       "trackingUrl": null,
         *       "destination": 0,
         *       "lineItems": [
         *         {
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "quantity": 2
         *         }
         *       ],
         *       "shippedAt": "2026-11-23T08:00:00.000Z",
         *       "deliveredAt": null
         *     }
         */
        Fulfillment: {
            /**
             * @description Id of a fulfillment.
             * @example ful_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            carrier: string;
            trackingNumber: string | null;
            trackingUrl: string | null;
            /**
             * Format: int64
             * @description Where it goes: 0 is `shippingAddress`, n the n-th of `destinations`.
             */
            destination: number;
            lineItems: {
                /**
                 * @description Id of an order line.
                 * @example oln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                /** Format: int64 */
                quantity: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            shippedAt: string;
            /** @description When it arrived; null: not known. */
            deliveredAt: string | null;
        };
        /**
         * @example {
         *       "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "title": "Tea towel",
         *       "quantity": 1,
         *       "value": {
         *         "amount": 900,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Gift: {
            /**
             * @description Id of a promotion.
             * @example prm_01h455vb4pex5vsknk084sn02q
             */
            promotionId: string;
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            title: string;
            /** Format: int64 */
            quantity: number;
            value: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "legalName": "Northlight GmbH",
         *       "address": {
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "vatNumber": "DE123456789",
         *       "taxNumber": null,
         *       "prefix": "NL-",
         *       "footer": "Amtsgericht Berlin HRB 1 · IBAN DE02 1203 0000 0000 2020 51"
         *     }
         */
        Invoicing: {
            /** @description Whose invoices they are. */
            legalName: string;
            address: {
                /** @description Street and number. */
                streetAddress: string;
                /** @description Apartment, floor, company. */
                extendedAddress?: string;
                /** @description City or town. */
                addressLocality: string;
                /** @description State, province or prefecture, where addresses need one. In AU, CA and US by its code; in JP by its name. */
                addressRegion?: string;
                /**
                 * @description Needed where every address has one; in the form of its country. Spaces and hyphens are put right.
                 * @example 10119
                 */
                postalCode?: string;
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                addressCountry: string;
            };
            /** @description With its country, in the form of the state that gave it out; whether it exists is not checked. Null: it has none. */
            vatNumber: string | null;
            /** @description Of the local authority; null: it is not shown. */
            taxNumber: string | null;
            /** @description What numbers begin with: `NL-` makes NL-1. A new one begins a series at 1. */
            prefix: string;
            /** @description At the foot of each page; may be empty. */
            footer: string;
        };
        /**
         * @example {
         *       "id": "var_01h455vb4pex5vsknk084sn02q",
         *       "price": {
         *         "amount": 1999,
         *         "currency": "EUR"
         *       },
         *       "availability": "low_stock",
         *       "quantity": 3
         *     }
         */
        ListedVariant: {
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Null: it is offered by nobody.
             * @example {
             *       "amount": 1999,
             *       "currency": "EUR"
             *     }
             */
            price: components["schemas"]["Money"] | null;
            /**
             * @description `low_stock`: five or fewer.
             * @example low_stock
             * @enum {string}
             */
            availability: "in_stock" | "low_stock" | "out_of_stock";
            /**
             * @description Pieces that can be bought; null: as many as one likes.
             * @example 3
             */
            quantity: number | null;
        };
        /**
         * @description What shoppers see of a product changed: its page, prices, stock, or whether it is there.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "listing.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "listing",
         *         "id": "prod_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *         "handle": "oak-table",
         *         "published": true,
         *         "variants": [
         *           {
         *             "id": "var_01h455vb4pex5vsknk084sn02q",
         *             "price": {
         *               "amount": 1999,
         *               "currency": "EUR"
         *             },
         *             "availability": "low_stock",
         *             "quantity": 3
         *           }
         *         ]
         *       }
         *     }
         */
        ListingChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "listing.changed";
            data: {
                /**
                 * @description Id of a product.
                 * @example prod_01h455vb4pex5vsknk084sn02q
                 */
                productId: string;
                /**
                 * @description Its name in addresses.
                 * @example oak-table
                 */
                handle: string;
                /**
                 * @description False: shoppers find it no longer.
                 * @example true
                 */
                published: boolean;
                /** @description Those whose offer is another than before; all of them when the product is new. */
                variants: components["schemas"]["ListedVariant"][];
            };
        };
        /**
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            /**
             * Format: int64
             * @description Integer minor units: 1999 is 19.99 EUR, or 1999 JPY.
             */
            amount: number;
            /** @description ISO 4217 code. */
            currency: string;
        };
        /**
         * @description An offer is new, its price changed, or it was paused.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "offer.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "offer",
         *         "id": "off_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *         "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *         "price": {
         *           "amount": 1999,
         *           "currency": "EUR"
         *         },
         *         "status": "active"
         *       }
         *     }
         */
        OfferChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "offer.changed";
            data: {
                /**
                 * @description Id of a product.
                 * @example prod_01h455vb4pex5vsknk084sn02q
                 */
                productId: string;
                /**
                 * @description Id of a variant.
                 * @example var_01h455vb4pex5vsknk084sn02q
                 */
                variantId: string;
                price: components["schemas"]["Money"];
                /**
                 * @description `paused`: it is not sold for now.
                 * @example active
                 * @enum {string}
                 */
                status: "active" | "paused";
            };
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "company": null,
         *       "vatNumber": null
         *     }
         */
        OrderBuyer: {
            company: string | null;
            /** @description As written. */
            vatNumber: string | null;
            /**
             * Format: email
             * @description For who has only the link: the first letter and the domain, as in `a***@example.com`.
             */
            email: string;
        };
        /**
         * @description Who bought it is not known any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.buyer_erased",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        OrderBuyerErasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.buyer_erased";
            data: Record<string, never>;
        };
        /**
         * @description An order was canceled before anything was shipped.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.canceled",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "by": "buyer"
         *       }
         *     }
         */
        OrderCanceledEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.canceled";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Who wanted it.
                 * @example buyer
                 * @enum {string}
                 */
                by: "staff" | "buyer";
            };
        };
        /**
         * @description An edit that was to be paid came to nothing.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.edit_discarded",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "editId": "oed_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        OrderEditDiscardedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.edit_discarded";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Id of an order edit.
                 * @example oed_01h455vb4pex5vsknk084sn02q
                 */
                editId: string;
            };
        };
        /**
         * @description Lines of an order were added or taken off.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.edited",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "editId": "oed_01h455vb4pex5vsknk084sn02q",
         *         "difference": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        OrderEditedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.edited";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Id of an order edit.
                 * @example oed_01h455vb4pex5vsknk084sn02q
                 */
                editId: string;
                /**
                 * @description Above 0 it was paid, below 0 it is given back. Null for a seller.
                 * @example {
                 *       "amount": 4990,
                 *       "currency": "EUR"
                 *     }
                 */
                difference: components["schemas"]["Money"] | null;
            };
        };
        /**
         * @description A buyer was asked to pay for an edit of their order.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.edit_requested",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "editId": "oed_01h455vb4pex5vsknk084sn02q",
         *         "due": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        OrderEditRequestedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.edit_requested";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Id of an order edit.
                 * @example oed_01h455vb4pex5vsknk084sn02q
                 */
                editId: string;
                due: components["schemas"]["Money"];
            };
        };
        /**
         * @description A parcel of an order was shipped.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.fulfillment_created",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fulfillmentId": "ful_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X",
         *         "status": "fulfilled",
         *         "carrier": "DHL"
         *       }
         *     }
         */
        OrderFulfillmentCreatedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.fulfillment_created";
            data: {
                /**
                 * @description Id of a fulfillment.
                 * @example ful_01h455vb4pex5vsknk084sn02q
                 */
                fulfillmentId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Of the whole order afterwards, as `Order.status`; null for a seller.
                 * @example fulfilled
                 */
                status: string | null;
                /**
                 * @description As it was typed in.
                 * @example DHL
                 */
                carrier: string;
            };
        };
        /**
         * @description A parcel of an order arrived.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.fulfillment_delivered",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fulfillmentId": "ful_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        OrderFulfillmentDeliveredEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.fulfillment_delivered";
            data: {
                /**
                 * @description Id of a fulfillment.
                 * @example ful_01h455vb4pex5vsknk084sn02q
                 */
                fulfillmentId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @description Nothing of an order is shipped for now.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.held",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        OrderHeldEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.held";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "kind": "goods",
         *       "destination": 0,
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2558,
         *         "currency": "EUR"
         *       },
         *       "isGift": false,
         *       "note": "",
         *       "id": "oln_01h455vb4pex5vsknk084sn02q",
         *       "fulfilledQuantity": 0,
         *       "removedQuantity": 0,
         *       "returnedQuantity": 0,
         *       "refunded": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       }
         *     }
         */
        OrderLine: {
            /**
             * @description Id of an order line.
             * @example oln_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            productHandle: string;
            title: string;
            variantTitle: string;
            sku: string | null;
            imageUrl: string | null;
            /**
             * @description `gift_wrap` has no page of its own.
             * @enum {string}
             */
            kind: "goods" | "gift_wrap";
            /**
             * Format: int64
             * @description Where it goes: 0 is `shippingAddress`, n the n-th of `destinations`.
             */
            destination: number;
            /** Format: int64 */
            quantity: number;
            unitPrice: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"] & unknown;
            /** @description Comes along for nothing. */
            isGift: boolean;
            /** @description Of the shopper; may be empty. */
            note: string;
            /**
             * Format: int64
             * @description Pieces that have left.
             */
            fulfilledQuantity: number;
            /**
             * Format: int64
             * @description Pieces that edits took off before they were shipped: to ship are `quantity` less `fulfilledQuantity` less these.
             */
            removedQuantity: number;
            /**
             * Format: int64
             * @description Of those, pieces that came back.
             */
            returnedQuantity: number;
            refunded: components["schemas"]["Money"] & unknown;
        };
        /**
         * @description A guest's order was found to be a customer's, who owns its e-mail address.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.linked",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "customerId": "cus_01h455vb4pex5vsknk084sn02q"
         *       }
         *     }
         */
        OrderLinkedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.linked";
            data: {
                /**
                 * @description Id of a customer.
                 * @example cus_01h455vb4pex5vsknk084sn02q
                 */
                customerId: string;
            };
        };
        /**
         * @description Something was written beside an order.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.note_added",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "noteId": "note_01h455vb4pex5vsknk084sn02q",
         *         "isForBuyer": true
         *       }
         *     }
         */
        OrderNoteAddedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.note_added";
            data: {
                /**
                 * @description Id of an order note.
                 * @example note_01h455vb4pex5vsknk084sn02q
                 */
                noteId: string;
                /**
                 * @description Whether its buyer reads it, too.
                 * @example true
                 */
                isForBuyer: boolean;
            };
        };
        /**
         * @description An order was paid and placed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.placed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "total": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         },
         *         "lines": 2
         *       }
         *     }
         */
        OrderPlacedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.placed";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Null for a seller, whose part `getSellerOrder` tells.
                 * @example {
                 *       "amount": 4990,
                 *       "currency": "EUR"
                 *     }
                 */
                total: components["schemas"]["Money"] | null;
                /**
                 * @description How many lines it has; null for a seller.
                 * @example 2
                 */
                lines: number | null;
            };
        };
        /**
         * @description Money of an order was given back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.refunded",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "refundId": "rfd_01h455vb4pex5vsknk084sn02q",
         *         "returnId": null,
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         },
         *         "setOff": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "paidTo": "original"
         *       }
         *     }
         */
        OrderRefundedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.refunded";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Id of a refund.
                 * @example rfd_01h455vb4pex5vsknk084sn02q
                 */
                refundId: string;
                /**
                 * @description Of goods that came back; null: a refund by itself.
                 * @example null
                 */
                returnId: string | null;
                amount: components["schemas"]["Money"];
                setOff: components["schemas"]["Money"] & unknown;
                /**
                 * @example original
                 * @enum {string}
                 */
                paidTo: "original" | "store_credit";
            };
        };
        /**
         * @description A refund did not get through; nothing was given back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.refund_failed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X",
         *         "refundId": "rfd_01h455vb4pex5vsknk084sn02q",
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        OrderRefundFailedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.refund_failed";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * @description Id of a refund.
                 * @example rfd_01h455vb4pex5vsknk084sn02q
                 */
                refundId: string;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @description A held order may be shipped again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.released",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        OrderReleasedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.released";
            data: {
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @description Staff tagged an order.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "order.tags_changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "tags": [
         *           "gift"
         *         ]
         *       }
         *     }
         */
        OrderTagsChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "order.tags_changed";
            data: {
                /**
                 * @description Those it has now.
                 * @example [
                 *       "gift"
                 *     ]
                 */
                tags: string[];
            };
        };
        /**
         * @example {
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "sellerName": "Northlight",
         *       "destination": 0,
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4,
         *         "isPickup": false
         *       },
         *       "price": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Package: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            /** @description Empty with what was bought before it was kept. */
            sellerName: string;
            /**
             * Format: int64
             * @description Where it goes: 0 is `shippingAddress`, n the n-th of `destinations`.
             */
            destination: number;
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /**
                 * Format: int64
                 * @description Working days until arrival, at the least.
                 */
                minDays: number;
                /**
                 * Format: int64
                 * @description Working days until arrival, at the most.
                 */
                maxDays: number;
                /** @description True: it is picked up. */
                isPickup: boolean;
            };
            price: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "kind": "provider",
         *       "method": "card",
         *       "brand": "visa",
         *       "lastFour": "4242",
         *       "status": "captured",
         *       "amount": {
         *         "amount": 18290,
         *         "currency": "EUR"
         *       },
         *       "captured": {
         *         "amount": 18290,
         *         "currency": "EUR"
         *       },
         *       "refunded": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "editId": null
         *     }
         */
        PaidTender: {
            /**
             * @description `provider`: a card or what else a provider takes. `gift_card` and `store_credit` are of the store. Clients must accept new values.
             * @enum {string}
             */
            kind: "provider" | "gift_card" | "store_credit";
            /**
             * @description The kind of a provider's method, in its words; null: the provider does not say.
             * @example card
             */
            method: string | null;
            /**
             * @description Of a card, as its provider calls it.
             * @example visa
             */
            brand: string | null;
            /**
             * @description The end of a card or of the code of a gift card.
             * @example 4242
             */
            lastFour: string | null;
            /**
             * @description `started`: the provider is asked. `requires_action`: the shopper has to confirm. `authorized`: the money is promised, and taken later. `captured`: it is there. `declined`, `canceled`: it is not. Clients must accept new values.
             * @enum {string}
             */
            status: "started" | "requires_action" | "authorized" | "captured" | "declined" | "canceled";
            amount: components["schemas"]["Money"] & unknown;
            captured: components["schemas"]["Money"] & unknown;
            refunded: components["schemas"]["Money"] & unknown;
            /** @description Which edit of the order it paid; null: the order as it was placed. */
            editId: string | null;
        };
        /**
         * @description The buyer has to confirm a payment.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.action_required",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null
         *       }
         *     }
         */
        PaymentActionRequiredEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.action_required";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
            };
        };
        /**
         * @description The money is promised, and will be taken later.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.authorized",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentAuthorizedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.authorized";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @description A payment ended before money was taken.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.canceled",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null
         *       }
         *     }
         */
        PaymentCanceledEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.canceled";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
            };
        };
        /**
         * @description The money was taken, or a part of what was authorized.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.captured",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentCapturedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.captured";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @description The provider refused to take the money.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.declined",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "code": "card_declined"
         *       }
         *     }
         */
        PaymentDeclinedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.declined";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                /**
                 * @description The provider's reason.
                 * @example card_declined
                 */
                code: string;
            };
        };
        /**
         * @description A buyer's bank asks money back, or has decided about it.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.dispute_changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "disputeId": "dsp_01h455vb4pex5vsknk084sn02q",
         *         "status": "needs_response",
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentDisputeChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.dispute_changed";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                /**
                 * @description Id of a dispute.
                 * @example dsp_01h455vb4pex5vsknk084sn02q
                 */
                disputeId: string;
                /**
                 * @description As `Dispute.status`.
                 * @example needs_response
                 */
                status: string;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @description A payment provider refused to capture, void or refund.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.operation_failed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "kind": "refund",
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         },
         *         "code": "refund_failed"
         *       }
         *     }
         */
        PaymentOperationFailedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.operation_failed";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                /** @enum {string} */
                kind: "capture" | "void" | "refund";
                amount: components["schemas"]["Money"];
                /**
                 * @description The provider's reason.
                 * @example refund_failed
                 */
                code: string;
            };
        };
        /**
         * @description Money was given back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.refunded",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentRefundedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.refunded";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @description Money was asked for.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "payment.started",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "payment",
         *         "id": "pay_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "checkoutId": "chk_01h455vb4pex5vsknk084sn02q",
         *         "orderEditId": null,
         *         "provider": "test",
         *         "amount": {
         *           "amount": 4990,
         *           "currency": "EUR"
         *         }
         *       }
         *     }
         */
        PaymentStartedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "payment.started";
            data: {
                /**
                 * @description The quote that is paid; null: an edit of an order is.
                 * @example chk_01h455vb4pex5vsknk084sn02q
                 */
                checkoutId: string | null;
                /**
                 * @description The edit of an order whose difference is paid; null: a quote is.
                 * @example null
                 */
                orderEditId: string | null;
                /**
                 * @description Its name.
                 * @example test
                 */
                provider: string;
                amount: components["schemas"]["Money"];
            };
        };
        /**
         * @example {
         *       "fullName": "Ada Lovelace",
         *       "streetAddress": "Torstraße 1",
         *       "addressLocality": "Berlin",
         *       "postalCode": "10119",
         *       "addressCountry": "DE"
         *     }
         */
        PostalAddress: {
            /** @description Who receives it. */
            fullName: string;
            /** @description Street and number. */
            streetAddress: string;
            /** @description Apartment, floor, company. */
            extendedAddress?: string;
            /** @description City or town. */
            addressLocality: string;
            /** @description State, province or prefecture, where addresses need one. In AU, CA and US by its code; in JP by its name. */
            addressRegion?: string;
            /**
             * @description Needed where every address has one; in the form of its country. Spaces and hyphens are put right.
             * @example 10119
             */
            postalCode?: string;
            /**
             * @description ISO 3166-1 alpha-2.
             * @example DE
             */
            addressCountry: string;
            /** @description For the carrier. */
            phoneNumber?: string;
        };
        /**
         * @example {
         *       "type": "https://api.example.com/problems/out-of-stock",
         *       "title": "There is not enough stock.",
         *       "status": 409,
         *       "code": "out-of-stock",
         *       "detail": "Only 2 of “Brass desk lamp” are left.",
         *       "instance": "/v1/checkouts",
         *       "requestId": "01900000-0000-7000-8000-000000000000",
         *       "offerIds": [
         *         "off_01h455vb4pex5vsknk084sn02q"
         *       ]
         *     }
         */
        Problem: {
            /**
             * Format: uri
             * @description Address of a page that explains the code.
             */
            type: string;
            /** @description The same for every occurrence of the code. */
            title: string;
            /**
             * Format: int64
             * @description The HTTP status, repeated.
             */
            status: number;
            /** @description Permanent name of the refusal: branch on this. */
            code: string;
            /** @description What happened this time and what to do. */
            detail: string;
            /** @description Path of the request. */
            instance: string;
            /** @description Also in the `Request-Id` header; name it when you ask for help. */
            requestId: string;
            /** @description The fields at fault, when the refusal is about fields. */
            errors?: {
                /** @description JSON pointer into the body (`/lineItems/0/quantity`), or `query/limit`, `path/cartId`, `header/if-match`. */
                pointer: string;
                message: string;
            }[];
            /** @description The offers at fault, when the refusal is about offers, such as `out-of-stock`. */
            offerIds?: string[];
        };
        /**
         * @description A product was created or any of its facts changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "product.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "product",
         *         "id": "prod_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "handle": "oak-table"
         *       }
         *     }
         */
        ProductChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "product.changed";
            data: {
                /**
                 * @description Its name in addresses.
                 * @example oak-table
                 */
                handle: string;
            };
        };
        /**
         * @description Goods may be sent back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.approved",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        ReturnApprovedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.approved";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @description Goods are not sent back after all.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.canceled",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        ReturnCanceledEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.canceled";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @description A return is over; what was accepted, if anything, is paid back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.completed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        ReturnCompletedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.completed";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @description Goods that were sent back were looked at.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.inspected",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X",
         *         "accepted": 1,
         *         "restocked": 1
         *       }
         *     }
         */
        ReturnInspectedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.inspected";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * Format: int64
                 * @description How many.
                 * @example 1
                 */
                accepted: number;
                /**
                 * Format: int64
                 * @description How many.
                 * @example 1
                 */
                restocked: number;
            };
        };
        /**
         * @description Goods that were sent back have come.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.received",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X",
         *         "pieces": 1
         *       }
         *     }
         */
        ReturnReceivedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.received";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * Format: int64
                 * @description How many.
                 * @example 1
                 */
                pieces: number;
            };
        };
        /**
         * @description Goods may not be sent back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.refused",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X"
         *       }
         *     }
         */
        ReturnRefusedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.refused";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
            };
        };
        /**
         * @description Goods of an order are to be sent back.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "return.requested",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "order",
         *         "id": "ord_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "returnId": "ret_01h455vb4pex5vsknk084sn02q",
         *         "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *         "number": "K7M4-2Q9X",
         *         "pieces": 1
         *       }
         *     }
         */
        ReturnRequestedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "return.requested";
            data: {
                /**
                 * @description Id of an order return.
                 * @example ret_01h455vb4pex5vsknk084sn02q
                 */
                returnId: string;
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                sellerId: string;
                /**
                 * @description As the buyer knows it.
                 * @example K7M4-2Q9X
                 */
                number: string;
                /**
                 * Format: int64
                 * @description How many.
                 * @example 1
                 */
                pieces: number;
            };
        };
        /**
         * @example {
         *       "id": "sel_01h455vb4pex5vsknk084sn02q",
         *       "handle": "kilnhouse-084sn02q",
         *       "name": "Kilnhouse",
         *       "isHouse": false,
         *       "status": "applied",
         *       "description": "Stoneware from our own kiln, about forty pieces a month.",
         *       "email": "hello@kilnhouse.example",
         *       "country": "DE",
         *       "website": "https://kilnhouse.example",
         *       "commissionPartsPerMillion": 150000,
         *       "decisionReason": null,
         *       "decidedAt": null,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1
         *     }
         */
        Seller: {
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Unique in the store, for addresses. */
            handle: string;
            name: string;
            /** @description Whether it stands for the store itself. */
            isHouse: boolean;
            /**
             * @description `applied`: waits for a decision. `active`: trades. `suspended`: its offers cannot be bought and nobody of it is let in. Clients must accept new values.
             * @example active
             * @enum {string}
             */
            status: "applied" | "active" | "suspended" | "refused" | "closed";
            description: string;
            /** @description Of the person who applied; null: nobody did. */
            email: string | null;
            /** @description ISO 3166-1 alpha-2. */
            country: string | null;
            website: string | null;
            /**
             * Format: int32
             * @description What the store keeps of what is paid for its goods without tax, in parts per million: 150000 is 15 %.
             * @example 150000
             */
            commissionPartsPerMillion: number;
            /** @description Told to whoever applied. */
            decisionReason: string | null;
            decidedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description Somebody wants to sell here.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.applied",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "country": "DE"
         *       }
         *     }
         */
        SellerAppliedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.applied";
            data: {
                /**
                 * @description ISO 3166-1 alpha-2.
                 * @example DE
                 */
                country: string;
            };
        };
        /**
         * @description An application was approved or refused.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.decided",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "decision": "approved"
         *       }
         *     }
         */
        SellerDecidedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.decided";
            data: {
                /**
                 * @description `approved`: it may sell.
                 * @example approved
                 * @enum {string}
                 */
                decision: "approved" | "refused";
            };
        };
        /**
         * @description A suspended seller may sell again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.reopened",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        SellerReopenedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.reopened";
            data: Record<string, never>;
        };
        /**
         * @description A seller may not sell for now.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "seller.suspended",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "seller",
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        SellerSuspendedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "seller.suspended";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "id": "cus_01h455vb4pex5vsknk084sn02q",
         *       "status": "active",
         *       "email": "ada@example.com",
         *       "fullName": "Ada Lovelace",
         *       "phone": null,
         *       "locale": "en-DE",
         *       "groups": [
         *         {
         *           "id": "grp_01h455vb4pex5vsknk084sn02q",
         *           "name": "Trade customers"
         *         }
         *       ],
         *       "metadata": {},
         *       "version": 1,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        StaffCustomer: {
            /**
             * @description Id of a customer.
             * @example cus_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description `suspended`: cannot sign in. `erased`: only the id is left, for the books.
             * @enum {string}
             */
            status: "active" | "suspended" | "erased";
            /** @description Null when erased. */
            email: string | null;
            fullName: string;
            phone: string | null;
            locale: string;
            /** @description The groups it is in, by name; of more than fifty, the first. `listCustomerGroupMembers` knows all. */
            groups: {
                /**
                 * @description Id of a customer group.
                 * @example grp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            }[];
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are, but for numbers of payment cards: those are not kept.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "customerId": null,
         *       "status": "placed",
         *       "paymentState": "captured",
         *       "tenders": [
         *         {
         *           "kind": "provider",
         *           "method": "card",
         *           "brand": "visa",
         *           "lastFour": "4242",
         *           "status": "captured",
         *           "amount": {
         *             "amount": 18290,
         *             "currency": "EUR"
         *           },
         *           "captured": {
         *             "amount": 18290,
         *             "currency": "EUR"
         *           },
         *           "refunded": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "editId": null
         *         }
         *       ],
         *       "refunded": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "openEdit": null,
         *       "cancellation": null,
         *       "buyer": {
         *         "email": "ada@example.com",
         *         "company": null,
         *         "vatNumber": null
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "destinations": [],
         *       "billingAddress": null,
         *       "shippingMethod": {
         *         "id": "shp_01h455vb4pex5vsknk084sn02q",
         *         "name": "Standard",
         *         "minDays": 2,
         *         "maxDays": 4
         *       },
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "kind": "goods",
         *           "destination": 0,
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2558,
         *             "currency": "EUR"
         *           },
         *           "isGift": false,
         *           "note": "",
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "fulfilledQuantity": 0,
         *           "removedQuantity": 0,
         *           "returnedQuantity": 0,
         *           "refunded": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "discount": {
         *           "amount": 1780,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "fulfillmentDiscount": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxAdded": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "taxRelieved": {
         *           "amount": 0,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2636,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 16510,
         *           "currency": "EUR"
         *         }
         *       },
         *       "discounts": [
         *         {
         *           "promotionId": "prm_01h455vb4pex5vsknk084sn02q",
         *           "title": "10 % off everything",
         *           "code": "SUMMER10",
         *           "on": "goods",
         *           "amount": {
         *             "amount": 1780,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "gifts": [],
         *       "packages": [
         *         {
         *           "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *           "sellerName": "Northlight",
         *           "destination": 0,
         *           "shippingMethod": {
         *             "id": "shp_01h455vb4pex5vsknk084sn02q",
         *             "name": "Standard",
         *             "minDays": 2,
         *             "maxDays": 4,
         *             "isPickup": false
         *           },
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "discount": {
         *             "amount": 0,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "taxes": [
         *         {
         *           "title": "VAT 19 %",
         *           "partsPerMillion": 190000,
         *           "relief": null,
         *           "amount": {
         *             "amount": 16510,
         *             "currency": "EUR"
         *           },
         *           "tax": {
         *             "amount": 2636,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "note": "",
         *       "fulfillments": [],
         *       "placedAt": "2026-11-22T09:31:00.000Z",
         *       "version": 1,
         *       "hold": null,
         *       "tags": [
         *         "gift"
         *       ]
         *     }
         */
        StaffOrder: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description For people: short, random, unique in the store. */
            number: string;
            /** @description Whose order it is; null for a guest’s. */
            customerId: string | null;
            /**
             * @description What has left; `canceled`: nothing has, and nothing will. What has been paid says `paymentState`. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled" | "canceled";
            /**
             * @description How far its money is: `authorized` is promised and not taken yet, `canceled` was never taken. Clients must accept new values.
             * @enum {string}
             */
            paymentState: "authorized" | "partially_captured" | "captured" | "partially_refunded" | "refunded" | "canceled";
            /** @description What paid the order and its edits, oldest first. Empty where there was nothing to pay; tries that came to nothing are not among them. */
            tenders: components["schemas"]["PaidTender"][];
            refunded: components["schemas"]["Money"] & unknown;
            /** @description A change of its lines that waits for the buyer to pay for it; null: none. */
            openEdit: {
                /**
                 * @description Id of an order edit.
                 * @example oed_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                due: components["schemas"]["Money"] & unknown;
                /**
                 * Format: date-time
                 * @description Until then.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                expiresAt: string;
            } | null;
            /** @description Null: it is not canceled. */
            cancellation: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                at: string;
                /**
                 * @description Of whoever canceled it.
                 * @example Ordered twice
                 */
                reason: string;
            } | null;
            buyer: components["schemas"]["OrderBuyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            /** @description Further addresses that lines go to; empty: all goes to `shippingAddress`. */
            destinations: components["schemas"]["PostalAddress"][];
            /** @description Null: the same as the shipping address. */
            billingAddress: components["schemas"]["PostalAddress"] | null;
            /** @description Of the first package: `packages` says it of each. Null: there is nothing to ship. */
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                /** Format: int64 */
                minDays: number;
                /** Format: int64 */
                maxDays: number;
            } | null;
            lineItems: components["schemas"]["OrderLine"][];
            totals: components["schemas"]["Totals"];
            /** @description In the order they were taken off. */
            discounts: components["schemas"]["Discount"][];
            /** @description They are among `lineItems`, too, at a price of 0. */
            gifts: components["schemas"]["Gift"][];
            /** @description What each seller sends to each address. */
            packages: components["schemas"]["Package"][];
            /** @description One for each rate and relief. */
            taxes: components["schemas"]["TaxLine"][];
            /** @description Of the shopper, for whoever packs it; may be empty. */
            note: string;
            /** @description Parcels, oldest first. */
            fulfillments: components["schemas"]["Fulfillment"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /** @description While it is set, nothing is shipped. Null: it is not held. */
            hold: {
                /**
                 * Format: date-time
                 * @description RFC 3339, UTC.
                 * @example 2026-11-22T09:30:00.000Z
                 */
                since: string;
                reason: string;
            } | null;
            /** @description Words of the staff, in alphabetical order. */
            tags: string[];
        };
        /**
         * @description There is more or less of some offers of a product than before.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "stock.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "listing",
         *         "id": "prod_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "productId": "prod_01h455vb4pex5vsknk084sn02q",
         *         "offers": [
         *           {
         *             "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *             "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *             "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *             "available": 3
         *           }
         *         ]
         *       }
         *     }
         */
        StockChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "stock.changed";
            data: {
                /**
                 * @description Id of a product.
                 * @example prod_01h455vb4pex5vsknk084sn02q
                 */
                productId: string;
                /** @description A seller's own only, for a seller. */
                offers: components["schemas"]["StockLevel"][];
            };
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "variantId": "var_01h455vb4pex5vsknk084sn02q",
         *       "sellerId": "sel_01h455vb4pex5vsknk084sn02q",
         *       "available": 3
         *     }
         */
        StockLevel: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            variantId: string;
            /**
             * @description Id of a seller.
             * @example sel_01h455vb4pex5vsknk084sn02q
             */
            sellerId: string;
            /**
             * @description Pieces that can still be bought: on hand less those set aside. Null: as many as one likes.
             * @example 3
             */
            available: number | null;
        };
        /**
         * @description Settings of the store changed.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "store.changed",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "store",
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "fields": [
         *           "name"
         *         ]
         *       }
         *     }
         */
        StoreChangedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "store.changed";
            data: {
                /**
                 * @description Names of what changed, never what it says.
                 * @example [
                 *       "fullName"
                 *     ]
                 */
                fields: string[];
            };
        };
        /**
         * @description The store is open again.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "store.reopened",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "store",
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        StoreReopenedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "store.reopened";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "id": "store_01h455vb4pex5vsknk084sn02q",
         *       "slug": "northlight",
         *       "name": "Northlight",
         *       "tagline": "Things for everyday rooms",
         *       "status": "open",
         *       "currency": "EUR",
         *       "locale": "en-DE",
         *       "locales": [
         *         "en-DE",
         *         "de-DE"
         *       ],
         *       "countries": [
         *         "DE",
         *         "AT"
         *       ],
         *       "taxBasisPoints": 1900,
         *       "pricesIncludeTax": true,
         *       "taxExceptionCountries": [
         *         "CH"
         *       ],
         *       "taxOnShipping": "own-class",
         *       "reverseChargeCountry": "DE",
         *       "timeZone": "Europe/Berlin",
         *       "currencies": [
         *         "CHF"
         *       ],
         *       "supportEmail": "help@northlight.example",
         *       "invoicing": {
         *         "legalName": "Northlight GmbH",
         *         "address": {
         *           "streetAddress": "Torstraße 1",
         *           "addressLocality": "Berlin",
         *           "postalCode": "10119",
         *           "addressCountry": "DE"
         *         },
         *         "vatNumber": "DE123456789",
         *         "taxNumber": null,
         *         "prefix": "NL-",
         *         "footer": "Amtsgericht Berlin HRB 1 · IBAN DE02 1203 0000 0000 2020 51"
         *       },
         *       "returnDays": 30,
         *       "origins": [
         *         "https://northlight.example"
         *       ],
         *       "twinOf": null,
         *       "twinId": null,
         *       "clockOffsetSeconds": 0,
         *       "createdAt": "2026-11-22T09:30:00.000Z",
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "version": 1
         *     }
         */
        StoreSettings: {
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            slug: string;
            name: string;
            tagline: string;
            /**
             * @description `suspended`: nobody but its staff gets in.
             * @enum {string}
             */
            status: "open" | "suspended";
            currency: string;
            locale: string;
            /** @description What its customers may choose from. */
            locales: string[];
            countries: string[];
            /**
             * Format: int64
             * @description Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.
             */
            taxBasisPoints: number;
            /** @description Whether prices contain the tax. */
            pricesIncludeTax: boolean;
            /** @description Where it is the other way round: goods are delivered there. */
            taxExceptionCountries: string[];
            /**
             * @description `own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods.
             * @enum {string}
             */
            taxOnShipping: "own-class" | "as-goods";
            /** @description The member state of the EU where it is registered for VAT; null: it does not know reverse charge. */
            reverseChargeCountry: string | null;
            /** @description IANA name: windows of promotions and price lists are read by its clocks. */
            timeZone: string;
            /** @description ISO 4217 codes, besides its own, of carts it takes. */
            currencies: string[];
            /** @description Where answers to its mails go; null: nowhere. */
            supportEmail: string | null;
            /** @description Who issues invoices and credit notes. Null: none are issued. */
            invoicing: components["schemas"]["Invoicing"] | null;
            /**
             * Format: int32
             * @description Days in which goods may be sent back, from when they arrived; 0: never.
             */
            returnDays: number;
            /** @description Its own pages, the main one first. */
            origins: string[];
            /** @description The store whose test twin this is. */
            twinOf: string | null;
            /** @description Its test twin, once it has one. */
            twinId: string | null;
            /**
             * Format: int64
             * @description How far the clock of a test twin is moved; 0 in every other store.
             */
            clockOffsetSeconds: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: int64
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @description The store is closed for all but its staff.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "store.suspended",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "store",
         *         "id": "store_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {}
         *     }
         */
        StoreSuspendedEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "store.suspended";
            data: Record<string, never>;
        };
        /**
         * @example {
         *       "title": "VAT 19 %",
         *       "partsPerMillion": 190000,
         *       "relief": null,
         *       "amount": {
         *         "amount": 16510,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2636,
         *         "currency": "EUR"
         *       }
         *     }
         */
        TaxLine: {
            /** @description Of the rate; null: none is known. */
            title: string | null;
            /**
             * Format: int64
             * @description 190000 is 19 %.
             */
            partsPerMillion: number;
            /** @description Why it is not due; null: it is. */
            relief: {
                /** @description `reverse-charge`: the buyer owes it. `exempt`: a paper says so. Clients must accept new ones. */
                kind: string;
                /** @description The VAT number, or the paper. */
                reference: string | null;
            } | null;
            amount: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"];
        };
        /**
         * @description Without it.
         * @example {
         *       "subtotal": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "discount": {
         *         "amount": 1780,
         *         "currency": "EUR"
         *       },
         *       "fulfillment": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "fulfillmentDiscount": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "taxAdded": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "taxRelieved": {
         *         "amount": 0,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2636,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 16510,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Totals: {
            subtotal: components["schemas"]["Money"] & unknown;
            discount: components["schemas"]["Money"] & unknown;
            fulfillment: components["schemas"]["Money"] & unknown;
            fulfillmentDiscount: components["schemas"]["Money"] & unknown;
            taxAdded: components["schemas"]["Money"] & unknown;
            taxRelieved: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
        };
        /**
         * @description Nothing is sent to an endpoint any more.
         * @example {
         *       "id": "evt_01h455vb4pex5vsknk084sn02q",
         *       "type": "webhook_endpoint.disabled",
         *       "timestamp": "2026-11-22T09:30:00.000Z",
         *       "subject": {
         *         "type": "webhook_endpoint",
         *         "id": "whe_01h455vb4pex5vsknk084sn02q",
         *         "version": 1
         *       },
         *       "actor": "shopper",
         *       "data": {
         *         "reason": "exhausted"
         *       }
         *     }
         */
        WebhookEndpointDisabledEvent: {
            /** @description The same in every channel and every repetition: do a thing once per id. */
            id: string;
            /**
             * Format: date-time
             * @description When it happened, by the clock of the store. RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            timestamp: string;
            subject: components["schemas"]["EventSubject"];
            /**
             * @description What kind of caller did it; `worker` is the system itself. Who it was is in the audit, not here.
             * @example shopper
             * @enum {string}
             */
            actor: "shopper" | "customer" | "staff" | "secret_key" | "seller_member" | "seller_key" | "worker";
            /** @enum {string} */
            type: "webhook_endpoint.disabled";
            data: {
                /**
                 * @description `gone`: it answered 410; `exhausted`: the last try of a delivery has failed.
                 * @example exhausted
                 * @enum {string}
                 */
                reason: "gone" | "exhausted";
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description `*`, or your origin where the publishable key lists the pages that may use it.
         * @example *
         */
        "Access-Control-Allow-Origin": string;
        /**
         * @description What is left of each limit, and the seconds until it is full again (draft-ietf-httpapi-ratelimit-headers).
         * @example "default";r=599;t=60, "key";r=11999;t=60
         */
        RateLimit: string;
        /**
         * @description The limits: `default` of your address, `key` of the API key, `account` of who is signed in.
         * @example "default";q=600;w=60, "key";q=12000;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description Names this request in our logs.
         * @example 019aa1f2-3c4d-7e5f-8a9b-0c1d2e3f4a5b
         */
        "Request-Id": string;
        /**
         * @description Seconds to wait before the next try.
         * @example 30
         */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getStoreSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreSettings"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
        };
    };
    listCustomerConsents: {
        parameters: {
            query?: {
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the history. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentHistory"];
                };
            };
        };
    };
    getCustomerAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a customer. */
                customerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCustomer"];
                };
            };
        };
    };
    getSeller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a seller. */
                sellerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The seller. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seller"];
                };
            };
        };
    };
    getOrderAsStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The order. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrder"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description `oldest`: from a beginning on, for whoever must miss nothing. `newest`: from the end back, for people who look. */
                order?: "oldest" | "newest";
                /** @description `next` of the page before, or the id of any event you have seen. */
                after?: string;
                /** @description With `order=newest`: `next` of the page before, or the id of any event. */
                before?: string;
                /** @description Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC. */
                since?: string;
                /** @description Only these types, with commas between; `order.*` is all that begin so. All, unless said. */
                types?: string;
                /** @description Only what happened to this. */
                subjectId?: string;
                /** @description How many events at the most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, the oldest first unless asked otherwise. */
            200: {
                headers: {
                    "Access-Control-Allow-Origin": components["headers"]["Access-Control-Allow-Origin"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Request-Id": components["headers"]["Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventPage"];
                };
            };
        };
    };
}
