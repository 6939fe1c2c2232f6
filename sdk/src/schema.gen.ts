// Generated from openapi.yaml by `pnpm generate`: change the API, not this file.

export interface paths {
    "/v1/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the store of this key
         * @description Name, currency, locale and where it ships to: what a storefront needs before its first page.
         */
        get: operations["getStore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ways to ship
         * @description All of them, in the order to show. The id goes into a checkout.
         */
        get: operations["listShippingMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or search products
         * @description Published products as cards. Without `q`, all of a category or of the store; with it, those that match.
         */
        get: operations["listProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/products/{handle}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a product page
         * @description Everything a product page shows, in one read: texts, pictures, options, variants, price and stock (at most seconds old; the checkout is the judge).
         */
        get: operations["getProduct"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the category tree
         * @description All categories at once, with how many published products each holds.
         */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a cart
         * @description In the currency of the store. The reply holds the cart secret, once: send it along with everything else about this cart.
         */
        post: operations["createCart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a cart
         * @description With prices and stock as they are now.
         */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to a cart
         * @description More of an offer that is in the cart raises its quantity. Nothing is set aside until checkout.
         */
        post: operations["addCartLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/carts/{cartId}/lines/{lineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a line
         * @description Answers with the cart without it.
         */
        delete: operations["removeCartLine"];
        options?: never;
        head?: never;
        /**
         * Change a quantity
         * @description Sets it; adding is `addCartLine`.
         */
        patch: operations["changeCartLine"];
        trace?: never;
    };
    "/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a quote of a cart
         * @description Promises the totals and sets the goods aside for 15 minutes. Send the secret of the cart. Making another one replaces it.
         */
        post: operations["createCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{checkoutId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a checkout
         * @description Where it stands. Changes nothing; `completeCheckout` asks the payment provider.
         */
        get: operations["getCheckout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{checkoutId}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay a checkout and place the order
         * @description Charges exactly the promised total. `state: placed` comes with the order; `state: paying` with `payment.nextAction`: send the shopper there, then call `completeCheckout`. The same key never charges twice.
         */
        post: operations["payCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{checkoutId}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a checkout after a second step
         * @description Asks the provider how the payment ended and places the order when the money is there. May be called any number of times.
         */
        post: operations["completeCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an order
         * @description With the secret that came with the order; staff need none.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in as staff
         * @description For the store that the publishable key names; lasts twelve hours.
         */
        post: operations["createStaffSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Ends the session of the token at once; a secret key has none and nothing happens.
         */
        delete: operations["endStaffSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders
         * @description Newest first.
         */
        get: operations["listOrders"];
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
         * @description As the shopper sees it, without its secret.
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
    "/v1/admin/orders/{orderId}/fulfillments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship an order, or part of it
         * @description Records a parcel. Without `lineItems`, everything that has not left yet.
         */
        post: operations["createFulfillment"];
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
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "quantity": 1
         *     }
         */
        AddCartLine: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * @description Whole pieces.
             * @default 1
             * @example 1
             */
            quantity?: number;
        };
        /**
         * @example {
         *       "status": "low_stock",
         *       "quantity": 3
         *     }
         */
        Availability: {
            /**
             * @description `low_stock`: five or fewer. Clients must accept new values.
             * @enum {string}
             */
            status: "in_stock" | "low_stock" | "out_of_stock";
            /** @description How many can be bought now; null when it sells without counting. */
            quantity: number | null;
        };
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        Buyer: {
            /** Format: email */
            email: string;
        };
        /**
         * @example {
         *       "id": "cart_01h455vb4pex5vsknk084sn02q",
         *       "status": "open",
         *       "currency": "EUR",
         *       "lineItems": [
         *         {
         *           "id": "cln_01h455vb4pex5vsknk084sn02q",
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "compareAtPrice": null,
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "availability": {
         *             "status": "in_stock",
         *             "quantity": 24
         *           },
         *           "purchasable": true
         *         }
         *       ],
         *       "itemCount": 2,
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         }
         *       },
         *       "metadata": {},
         *       "version": 2,
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-12-22T09:30:00.000Z"
         *     }
         */
        Cart: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description `completing` while a payment runs (no changes then), `completed` when it has become an order.
             * @enum {string}
             */
            status: "open" | "completing" | "completed";
            currency: string;
            /** @description Oldest first. */
            lineItems: components["schemas"]["CartLine"][];
            /** @description Pieces over all lines. */
            itemCount: number;
            totals: {
                subtotal: components["schemas"]["Money"] & unknown;
            };
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description An untouched cart is forgotten then.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "id": "cln_01h455vb4pex5vsknk084sn02q",
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "compareAtPrice": null,
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "availability": {
         *         "status": "in_stock",
         *         "quantity": 24
         *       },
         *       "purchasable": true
         *     }
         */
        CartLine: {
            /**
             * @description Id of a cart line.
             * @example cln_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            productHandle: string;
            /** @description The product's title. */
            title: string;
            /** @description Chosen option values; may be empty. */
            variantTitle: string;
            sku: string | null;
            imageUrl: string | null;
            quantity: number;
            unitPrice: components["schemas"]["Money"] & unknown;
            compareAtPrice: components["schemas"]["Money"] | null;
            total: components["schemas"]["Money"];
            availability: components["schemas"]["Availability"];
            /** @description For sale and enough in stock for this quantity, as of this reply. */
            purchasable: boolean;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "quantity": 1
         *     }
         */
        CartLineInput: {
            /**
             * @description Id of an offer.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            offerId: string;
            /**
             * @description Whole pieces.
             * @default 1
             * @example 1
             */
            quantity?: number;
        };
        /**
         * @example {
         *       "id": "cat_01h455vb4pex5vsknk084sn02q",
         *       "handle": "lighting",
         *       "name": "Lighting",
         *       "description": "Lamps for rooms one lives in.",
         *       "parentId": null,
         *       "pictureUrl": null,
         *       "productCount": 12
         *     }
         */
        Category: {
            /**
             * @description Id of a category.
             * @example cat_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            handle: string;
            name: string;
            description: string;
            /** @description Null at the root. */
            parentId: string | null;
            pictureUrl: string | null;
            /** @description Published products in it and below. */
            productCount: number;
        };
        /**
         * @example {
         *       "items": []
         *     }
         */
        CategoryList: {
            /** @description The whole tree, parents before children, in the order to show. */
            items: components["schemas"]["Category"][];
        };
        /**
         * @example {
         *       "quantity": 3
         *     }
         */
        ChangeCartLine: {
            /**
             * @description Whole pieces.
             * @example 1
             */
            quantity: number;
        };
        /**
         * @example {
         *       "id": "chk_01h455vb4pex5vsknk084sn02q",
         *       "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *       "state": "held",
         *       "buyer": {
         *         "email": "ada@example.com"
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
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
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           }
         *         }
         *       ],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2920,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 18290,
         *           "currency": "EUR"
         *         }
         *       },
         *       "payment": null,
         *       "order": null,
         *       "expiresAt": "2026-11-22T09:45:00.000Z",
         *       "version": 1
         *     }
         */
        Checkout: {
            /**
             * @description Id of a checkout.
             * @example chk_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            cartId: string;
            /**
             * @description `held`: goods set aside, totals promised until `expiresAt`. `paying`: the provider has been asked. `placed`: there is an order. `released`: it ended without one.
             * @enum {string}
             */
            state: "held" | "paying" | "placed" | "released";
            buyer: components["schemas"]["Buyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                minDays: number;
                maxDays: number;
            };
            lineItems: components["schemas"]["CheckoutLine"][];
            totals: components["schemas"]["Totals"];
            /** @description The newest payment; null before the first. */
            payment: {
                /** @enum {string} */
                status: "started" | "requires_action" | "captured" | "declined" | "canceled";
                /** @description Send the shopper there; afterwards call `completeCheckout`. Null: nothing to do. */
                nextAction: {
                    /** @enum {string} */
                    type: "redirect";
                    url: string;
                } | null;
                /** @description The provider's reason. */
                declineCode: string | null;
            } | null;
            /** @description The order, once `placed`. */
            order: {
                /**
                 * @description Id of an order.
                 * @example ord_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                number: string;
                /** @description Opens the order without an account: part of the address of its page. */
                secret: string;
            } | null;
            /**
             * Format: date-time
             * @description Until then goods are set aside and totals hold; starting to pay extends it once.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /**
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       }
         *     }
         */
        CheckoutLine: {
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
            quantity: number;
            unitPrice: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /**
         * @example {
         *       "lineItems": [
         *         {
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "quantity": 1
         *         }
         *       ]
         *     }
         */
        CreateCart: {
            /**
             * @description First lines; may be empty.
             * @default []
             */
            lineItems?: components["schemas"]["CartLineInput"][];
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @default {}
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /**
         * @example {
         *       "cartId": "cart_01h455vb4pex5vsknk084sn02q",
         *       "buyer": {
         *         "email": "ada@example.com"
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
         *       "shippingMethodId": "shp_01h455vb4pex5vsknk084sn02q"
         *     }
         */
        CreateCheckout: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            cartId: string;
            buyer: components["schemas"]["Buyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            /**
             * @description Id of a shipping method.
             * @example shp_01h455vb4pex5vsknk084sn02q
             */
            shippingMethodId: string;
        };
        /**
         * @example {
         *       "carrier": "DHL",
         *       "trackingNumber": "00340434161094042557"
         *     }
         */
        CreateFulfillment: {
            /**
             * @description Who carries the parcel.
             * @example DHL
             */
            carrier: string;
            trackingNumber?: string;
            /** Format: uri */
            trackingUrl?: string;
            /** @description What is in the parcel; absent: everything that has not left yet. */
            lineItems?: {
                /**
                 * @description Id of an order line.
                 * @example oln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                quantity: number;
            }[];
        };
        /**
         * @example {
         *       "email": "mira@example.com",
         *       "password": "a long pass phrase"
         *     }
         */
        CreateStaffSession: {
            email: string;
            password: string;
        };
        /**
         * @example {
         *       "id": "ful_01h455vb4pex5vsknk084sn02q",
         *       "carrier": "DHL",
         *       "trackingNumber": "00340434161094042557",
         *       "trackingUrl": null,
         *       "lineItems": [
         *         {
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "quantity": 2
         *         }
         *       ],
         *       "shippedAt": "2026-11-23T08:00:00.000Z"
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
            lineItems: {
                /**
                 * @description Id of an order line.
                 * @example oln_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                quantity: number;
            }[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            shippedAt: string;
        };
        /**
         * @example {
         *       "url": "https://api.example.com/media/brass-desk-lamp.svg",
         *       "alt": "Brass desk lamp with a round shade",
         *       "width": 1200,
         *       "height": 1200
         *     }
         */
        Media: {
            /**
             * Format: uri-reference
             * @description Absolute, or a path on the API.
             */
            url: string;
            /** @description What the picture shows, for those who do not see it. */
            alt: string;
            /** @description Pixels; null if unknown. */
            width: number | null;
            /** @description Pixels; null if unknown. */
            height: number | null;
        };
        /**
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            /** @description Integer minor units: 1999 is 19.99 EUR, or 1999 JPY. */
            amount: number;
            /** @description ISO 4217 code. */
            currency: string;
        };
        /**
         * @example {
         *       "id": "cart_01h455vb4pex5vsknk084sn02q",
         *       "status": "open",
         *       "currency": "EUR",
         *       "lineItems": [
         *         {
         *           "id": "cln_01h455vb4pex5vsknk084sn02q",
         *           "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *           "productHandle": "brass-desk-lamp",
         *           "title": "Brass desk lamp",
         *           "variantTitle": "Brass",
         *           "sku": "NL-LAMP-01-BR",
         *           "imageUrl": "/media/brass-desk-lamp.svg",
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "compareAtPrice": null,
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "availability": {
         *             "status": "in_stock",
         *             "quantity": 24
         *           },
         *           "purchasable": true
         *         }
         *       ],
         *       "itemCount": 2,
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         }
         *       },
         *       "metadata": {},
         *       "version": 2,
         *       "updatedAt": "2026-11-22T09:30:00.000Z",
         *       "expiresAt": "2026-12-22T09:30:00.000Z",
         *       "secret": "cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u"
         *     }
         */
        NewCart: {
            /**
             * @description Id of a cart.
             * @example cart_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /**
             * @description `completing` while a payment runs (no changes then), `completed` when it has become an order.
             * @enum {string}
             */
            status: "open" | "completing" | "completed";
            currency: string;
            /** @description Oldest first. */
            lineItems: components["schemas"]["CartLine"][];
            /** @description Pieces over all lines. */
            itemCount: number;
            totals: {
                subtotal: components["schemas"]["Money"] & unknown;
            };
            /**
             * @description Your own keys and values: at most 20, strings up to 500 characters. Kept and returned as they are.
             * @example {
             *       "campaign": "autumn"
             *     }
             */
            metadata: {
                [key: string]: string;
            };
            /**
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description An untouched cart is forgotten then.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
            /** @description Whoever has it can change and pay this cart. Keep it from other sites: an HttpOnly cookie, or the memory of an app. */
            secret: string;
        };
        /**
         * @example {
         *       "id": "off_01h455vb4pex5vsknk084sn02q",
         *       "seller": {
         *         "id": "sel_01h455vb4pex5vsknk084sn02q",
         *         "name": "Northlight"
         *       },
         *       "condition": "new",
         *       "price": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "compareAtPrice": null,
         *       "availability": {
         *         "status": "in_stock",
         *         "quantity": 24
         *       }
         *     }
         */
        Offer: {
            /**
             * @description Goes into a cart.
             * @example off_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            seller: {
                /**
                 * @description Id of a seller.
                 * @example sel_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
            };
            /** @enum {string} */
            condition: "new" | "refurbished" | "used";
            price: components["schemas"]["Money"];
            /** @description What it cost before; null when it is not reduced. */
            compareAtPrice: components["schemas"]["Money"] | null;
            availability: components["schemas"]["Availability"];
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "status": "placed",
         *       "buyer": {
         *         "email": "ada@example.com"
         *       },
         *       "shippingAddress": {
         *         "fullName": "Ada Lovelace",
         *         "streetAddress": "Torstraße 1",
         *         "addressLocality": "Berlin",
         *         "postalCode": "10119",
         *         "addressCountry": "DE"
         *       },
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
         *           "quantity": 2,
         *           "unitPrice": {
         *             "amount": 8900,
         *             "currency": "EUR"
         *           },
         *           "total": {
         *             "amount": 17800,
         *             "currency": "EUR"
         *           },
         *           "id": "oln_01h455vb4pex5vsknk084sn02q",
         *           "fulfilledQuantity": 0
         *         }
         *       ],
         *       "totals": {
         *         "subtotal": {
         *           "amount": 17800,
         *           "currency": "EUR"
         *         },
         *         "fulfillment": {
         *           "amount": 490,
         *           "currency": "EUR"
         *         },
         *         "tax": {
         *           "amount": 2920,
         *           "currency": "EUR"
         *         },
         *         "total": {
         *           "amount": 18290,
         *           "currency": "EUR"
         *         }
         *       },
         *       "fulfillments": [],
         *       "placedAt": "2026-11-22T09:31:00.000Z",
         *       "version": 1
         *     }
         */
        Order: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description For people: short, random, unique in the store. */
            number: string;
            /**
             * @description Every order is paid in full when it is placed; from then on the status says what has left. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            buyer: components["schemas"]["Buyer"];
            shippingAddress: components["schemas"]["PostalAddress"];
            shippingMethod: {
                /**
                 * @description Id of a shipping method.
                 * @example shp_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                minDays: number;
                maxDays: number;
            };
            lineItems: components["schemas"]["OrderLine"][];
            totals: components["schemas"]["Totals"];
            /** @description Parcels, oldest first. */
            fulfillments: components["schemas"]["Fulfillment"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
            /**
             * @description Rises with every change; its ETag is the same number in quotes.
             * @example 3
             */
            version: number;
        };
        /**
         * @example {
         *       "offerId": "off_01h455vb4pex5vsknk084sn02q",
         *       "productHandle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "variantTitle": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "imageUrl": "/media/brass-desk-lamp.svg",
         *       "quantity": 2,
         *       "unitPrice": {
         *         "amount": 8900,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "id": "oln_01h455vb4pex5vsknk084sn02q",
         *       "fulfilledQuantity": 0
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
            quantity: number;
            unitPrice: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            /** @description Pieces that have left. */
            fulfilledQuantity: number;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        OrderList: {
            items: components["schemas"]["OrderSummary"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "ord_01h455vb4pex5vsknk084sn02q",
         *       "number": "7KQ2-MX4T",
         *       "status": "placed",
         *       "buyer": {
         *         "email": "ada@example.com"
         *       },
         *       "itemCount": 2,
         *       "total": {
         *         "amount": 18290,
         *         "currency": "EUR"
         *       },
         *       "placedAt": "2026-11-22T09:31:00.000Z"
         *     }
         */
        OrderSummary: {
            /**
             * @description Id of an order.
             * @example ord_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            number: string;
            /**
             * @description Every order is paid in full when it is placed; from then on the status says what has left. Clients must accept new values.
             * @enum {string}
             */
            status: "placed" | "partially_fulfilled" | "fulfilled";
            buyer: components["schemas"]["Buyer"];
            itemCount: number;
            total: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            placedAt: string;
        };
        /**
         * @example {
         *       "paymentMethod": "pm_test_ok",
         *       "returnUrl": "http://localhost:4321/checkout/return"
         *     }
         */
        PayCheckout: {
            /**
             * @description The provider's token of a payment method, never a card number. Test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step`.
             * @example pm_test_ok
             */
            paymentMethod: string;
            /**
             * Format: uri
             * @description Where the shopper comes back to after a second step; on one of the store’s own domains.
             * @example http://localhost:4321/checkout/return
             */
            returnUrl: string;
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
            /** @description State or prefecture, where addresses have one. */
            addressRegion?: string;
            postalCode: string;
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
            /** @description The HTTP status, repeated. */
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
         * @example {
         *       "id": "prod_01h455vb4pex5vsknk084sn02q",
         *       "handle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "subtitle": "With a dimmer",
         *       "brand": "Halvor & Sons",
         *       "priceRange": {
         *         "min": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         },
         *         "max": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         }
         *       },
         *       "compareAtPrice": null,
         *       "available": true,
         *       "descriptionHtml": "<p>Turned brass on a weighted foot.</p>",
         *       "tags": [
         *         "lamp"
         *       ],
         *       "categories": [
         *         [
         *           {
         *             "id": "cat_01h455vb4pex5vsknk084sn02q",
         *             "handle": "lighting",
         *             "name": "Lighting"
         *           }
         *         ]
         *       ],
         *       "attributes": [
         *         {
         *           "key": "material",
         *           "label": "Material",
         *           "value": "Brass"
         *         }
         *       ],
         *       "options": [
         *         {
         *           "name": "Finish",
         *           "values": [
         *             "Brass"
         *           ]
         *         }
         *       ],
         *       "variants": [],
         *       "media": [
         *         {
         *           "url": "https://api.example.com/media/brass-desk-lamp.svg",
         *           "alt": "Brass desk lamp with a round shade",
         *           "width": 1200,
         *           "height": 1200
         *         }
         *       ],
         *       "seo": {
         *         "title": "Brass desk lamp",
         *         "description": "Turned brass on a weighted foot."
         *       },
         *       "updatedAt": "2026-11-22T09:30:00.000Z"
         *     }
         */
        Product: {
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its name in addresses, unique in the store. */
            handle: string;
            title: string;
            subtitle: string;
            /** @description Maker; may be empty. */
            brand: string;
            /** @description Lowest and highest price over the variants; null when nobody sells it now. */
            priceRange: {
                min: components["schemas"]["Money"];
                max: components["schemas"]["Money"];
            } | null;
            /** @description Former price of the cheapest variant; null when it is not reduced. */
            compareAtPrice: components["schemas"]["Money"] | null;
            /** @description At least one variant can be bought now. */
            available: boolean;
            /** @description Sanitized HTML: paragraphs, lists, emphasis, links, tables. */
            descriptionHtml: string;
            tags: string[];
            /** @description Its categories, each as the path from the root; the first is the main one. */
            categories: {
                /**
                 * @description Id of a category.
                 * @example cat_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                handle: string;
                name: string;
            }[][];
            attributes: {
                key: string;
                label: string;
                value: string;
            }[];
            options: {
                name: string;
                values: string[];
            }[];
            variants: components["schemas"]["Variant"][];
            media: components["schemas"]["Media"][];
            seo: {
                title: string;
                description: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            updatedAt: string;
        };
        /**
         * @example {
         *       "id": "prod_01h455vb4pex5vsknk084sn02q",
         *       "handle": "brass-desk-lamp",
         *       "title": "Brass desk lamp",
         *       "subtitle": "With a dimmer",
         *       "brand": "Halvor & Sons",
         *       "priceRange": {
         *         "min": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         },
         *         "max": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         }
         *       },
         *       "compareAtPrice": null,
         *       "available": true,
         *       "media": {
         *         "url": "https://api.example.com/media/brass-desk-lamp.svg",
         *         "alt": "Brass desk lamp with a round shade",
         *         "width": 1200,
         *         "height": 1200
         *       },
         *       "secondMedia": null,
         *       "options": [
         *         {
         *           "name": "Finish",
         *           "values": [
         *             "Brass",
         *             "Black"
         *           ]
         *         }
         *       ]
         *     }
         */
        ProductCard: {
            /**
             * @description Id of a product.
             * @example prod_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its name in addresses, unique in the store. */
            handle: string;
            title: string;
            subtitle: string;
            /** @description Maker; may be empty. */
            brand: string;
            /** @description Lowest and highest price over the variants; null when nobody sells it now. */
            priceRange: {
                min: components["schemas"]["Money"];
                max: components["schemas"]["Money"];
            } | null;
            /** @description Former price of the cheapest variant; null when it is not reduced. */
            compareAtPrice: components["schemas"]["Money"] | null;
            /** @description At least one variant can be bought now. */
            available: boolean;
            media: components["schemas"]["Media"] | null;
            /** @description For a change of picture on hover. */
            secondMedia: components["schemas"]["Media"] | null;
            options: {
                name: string;
                values: string[];
            }[];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        ProductList: {
            items: components["schemas"]["ProductCard"][];
            /** @description Send it as `cursor` for the next page; null on the last one. */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "id": "shp_01h455vb4pex5vsknk084sn02q",
         *       "name": "Standard",
         *       "description": "Tracked parcel",
         *       "price": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "freeFrom": {
         *         "amount": 8000,
         *         "currency": "EUR"
         *       },
         *       "minDays": 2,
         *       "maxDays": 4
         *     }
         */
        ShippingMethod: {
            /**
             * @description Id of a shipping method.
             * @example shp_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            name: string;
            description: string;
            price: components["schemas"]["Money"];
            /** @description Goods worth this or more ship for nothing; null: never. */
            freeFrom: components["schemas"]["Money"] | null;
            /** @description Working days until arrival, at the least. */
            minDays: number;
            /** @description Working days until arrival, at the most. */
            maxDays: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "id": "shp_01h455vb4pex5vsknk084sn02q",
         *           "name": "Standard",
         *           "description": "Tracked parcel",
         *           "price": {
         *             "amount": 490,
         *             "currency": "EUR"
         *           },
         *           "freeFrom": null,
         *           "minDays": 2,
         *           "maxDays": 4
         *         }
         *       ]
         *     }
         */
        ShippingMethodList: {
            items: components["schemas"]["ShippingMethod"][];
        };
        /**
         * @example {
         *       "token": "st_018f00000000700080000000000000aa_c2VjcmV0LXNlY3JldC1zZWNyZXQ",
         *       "staff": {
         *         "id": "stf_01h455vb4pex5vsknk084sn02q",
         *         "name": "Mira Sand",
         *         "email": "mira@example.com"
         *       },
         *       "expiresAt": "2026-11-22T21:30:00.000Z"
         *     }
         */
        StaffSession: {
            /** @description Send it as `Authorization: Bearer …`. Shown once. */
            token: string;
            staff: {
                /**
                 * @description Id of a staff account.
                 * @example stf_01h455vb4pex5vsknk084sn02q
                 */
                id: string;
                name: string;
                email: string;
            };
            /**
             * Format: date-time
             * @description RFC 3339, UTC.
             * @example 2026-11-22T09:30:00.000Z
             */
            expiresAt: string;
        };
        /**
         * @example {
         *       "id": "store_01h455vb4pex5vsknk084sn02q",
         *       "slug": "northlight",
         *       "name": "Northlight",
         *       "tagline": "Things for everyday rooms",
         *       "currency": "EUR",
         *       "locale": "en-DE",
         *       "countries": [
         *         "DE",
         *         "AT"
         *       ],
         *       "taxBasisPoints": 1900
         *     }
         */
        Store: {
            /**
             * @description Id of a store.
             * @example store_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Short name, unique in this installation. */
            slug: string;
            name: string;
            tagline: string;
            /** @description ISO 4217 code of all its prices. */
            currency: string;
            /** @description BCP 47 tag for formatting prices and dates. */
            locale: string;
            /** @description Where it ships to. */
            countries: string[];
            /** @description Tax contained in its prices, in hundredths of a percent: 1900 is 19 %. */
            taxBasisPoints: number;
        };
        /**
         * @example {
         *       "subtotal": {
         *         "amount": 17800,
         *         "currency": "EUR"
         *       },
         *       "fulfillment": {
         *         "amount": 490,
         *         "currency": "EUR"
         *       },
         *       "tax": {
         *         "amount": 2920,
         *         "currency": "EUR"
         *       },
         *       "total": {
         *         "amount": 18290,
         *         "currency": "EUR"
         *       }
         *     }
         */
        Totals: {
            subtotal: components["schemas"]["Money"] & unknown;
            fulfillment: components["schemas"]["Money"] & unknown;
            tax: components["schemas"]["Money"] & unknown;
            total: components["schemas"]["Money"] & unknown;
        };
        /**
         * @example {
         *       "id": "var_01h455vb4pex5vsknk084sn02q",
         *       "title": "Brass",
         *       "sku": "NL-LAMP-01-BR",
         *       "optionValues": [
         *         "Brass"
         *       ],
         *       "media": null,
         *       "weightGrams": 1450,
         *       "offer": {
         *         "id": "off_01h455vb4pex5vsknk084sn02q",
         *         "seller": {
         *           "id": "sel_01h455vb4pex5vsknk084sn02q",
         *           "name": "Northlight"
         *         },
         *         "condition": "new",
         *         "price": {
         *           "amount": 8900,
         *           "currency": "EUR"
         *         },
         *         "compareAtPrice": null,
         *         "availability": {
         *           "status": "in_stock",
         *           "quantity": 24
         *         }
         *       }
         *     }
         */
        Variant: {
            /**
             * @description Id of a variant.
             * @example var_01h455vb4pex5vsknk084sn02q
             */
            id: string;
            /** @description Its option values, such as `Brass / Large`; empty for the only variant. */
            title: string;
            /** @description The seller's own number; not unique. */
            sku: string | null;
            /** @description One per option, in the order of `options`. */
            optionValues: string[];
            /** @description The picture of this variant; null: use those of the product. */
            media: components["schemas"]["Media"] | null;
            weightGrams: number | null;
            /** @description The featured offer: what a buy button adds. Null: nobody sells it now. */
            offer: components["schemas"]["Offer"] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getStore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Store"];
                };
            };
        };
    };
    listShippingMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The shipping methods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShippingMethodList"];
                };
            };
        };
    };
    listProducts: {
        parameters: {
            query?: {
                /** @description Words to find in title, brand, category and tags; the last may be unfinished, small typos are forgiven. */
                q?: string;
                /** @description Handle of a category; includes all below it. */
                category?: string;
                /** @description `featured` is the order of the shop; `-price` is dearest first. */
                sort?: "featured" | "price" | "-price" | "newest";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of cards. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductList"];
                };
            };
        };
    };
    getProduct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Handle or id of the product. */
                handle: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The product. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All categories. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
        };
    };
    createCart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCart"];
            };
        };
        responses: {
            /** @description The new cart and its secret. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCart"];
                };
            };
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    addCartLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCartLine"];
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    removeCartLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
                /** @description Id of a cart line. */
                lineId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    changeCartLine: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of a cart. */
                cartId: string;
                /** @description Id of a cart line. */
                lineId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCartLine"];
            };
        };
        responses: {
            /** @description The cart as it is now. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
        };
    };
    createCheckout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCheckout"];
            };
        };
        responses: {
            /** @description The checkout, ready to be paid. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    getCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    payCheckout: {
        parameters: {
            query?: never;
            header: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id of a checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayCheckout"];
            };
        };
        responses: {
            /** @description The checkout: placed, or waiting for a second step. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    completeCheckout: {
        parameters: {
            query?: never;
            header: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                /** @description Id of a checkout. */
                checkoutId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkout: placed, still waiting, or open for another try. */
            200: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
        };
    };
    getOrder: {
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    createStaffSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStaffSession"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSession"];
                };
            };
        };
    };
    endStaffSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description Only orders of this status. */
                status?: "placed" | "partially_fulfilled" | "fulfilled";
                /** @description How many items at the most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; belongs to the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of orders. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderList"];
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    createFulfillment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days. */
                "Idempotency-Key"?: string;
                /** @description ETag of the version this change was made for. Absent: whatever the version. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of an order. */
                orderId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFulfillment"];
            };
        };
        responses: {
            /** @description The order with its new parcel. */
            201: {
                headers: {
                    /**
                     * @description Names this version.
                     * @example "3"
                     */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
}
